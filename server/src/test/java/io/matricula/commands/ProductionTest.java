package io.matricula.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matricula.Exchange;
import io.matricula.Matricula;
import io.matricula.StartRefusedException;
import io.matricula.database.ProductionDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** As an operator meets it: commands on a database of production, then a server. */
@Tag("slow")
class ProductionTest {

    @TempDir
    private static Path directory;

    private static ProductionDatabase database;

    @BeforeAll
    static void startDatabase() {
        database = new ProductionDatabase(directory);
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    private record Ended(int status, String out, String err) {}

    private static Ended run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all =
                Stream.concat(Stream.of(args), Stream.of(database.properties())).toArray(String[]::new);
        int status = Commands.in(all).run(new PrintWriter(out, true), new PrintWriter(err, true));
        return new Ended(status, out.toString(), err.toString());
    }

    private static ConfigurableApplicationContext start(String... more) {
        return new SpringApplicationBuilder(Matricula.class).run(database.properties(more));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        HttpRequest sent = request.build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(sent, BodyHandlers.ofString());
        Exchange.of(sent, "", answer).seen();
        return answer;
    }

    @Test
    void servesWhomACommandMadeAndNobodyElse() throws Exception {
        Ended created = run("app", "create", "--name", "A script", "--role", "Advanced tutor", "--role=operator");
        assertThat(created.status()).isZero();
        assertThat(created.out()).matches("client_id: u-[0-9a-f]{64}\nclient_secret: s-[0-9a-f]{64}\n");
        assertThat(created.err()).isEqualTo("The secret is shown this once.\n");
        String credentials =
                created.out().replaceFirst("client_id: (.*)\nclient_secret: (.*)\n", "client_id=$1&client_secret=$2");

        try (ConfigurableApplicationContext server = start()) {
            String base = "http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port");
            assertThat(token(base, credentials).statusCode()).isEqualTo(200);
            assertThat(token(base, "client_id=sandbox-public&client_secret=sandbox")
                            .statusCode())
                    .isEqualTo(401);
            String token = token(base, credentials).body().split("\"")[3];
            HttpRequest.Builder people =
                    HttpRequest.newBuilder(URI.create(base + "/v2/users")).header("Authorization", "Bearer " + token);
            assertThat(send(people).body()).isEqualTo("[]");
        }
    }

    private static HttpResponse<String> token(String base, String credentials) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base + "/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&" + credentials)));
    }

    @Test
    void refusesToStartWithACredentialOfTheSandbox() {
        run("cloud-token", "create", "known");
        database.jdbc()
                .sql("update cloud_tokens set token_hash = sha2('sandbox-cloud-token', 256) where name = 'known'")
                .update();
        assertThatThrownBy(() -> start().close())
                .isInstanceOf(StartRefusedException.class)
                .hasMessage("The database holds credentials of the sandbox, which everybody knows: the learningCloud"
                        + " token known.");
        assertThat(run("cloud-token", "revoke", "known").status()).isZero();
    }

    @Test
    void refusesToStartWithoutADatabase() {
        assertThatThrownBy(() -> new SpringApplicationBuilder(Matricula.class)
                        .run("--matricula.mode=production", "--matricula.data-directory=" + directory.resolve("none"))
                        .close())
                .satisfies(refused -> assertThat(NestedExceptionUtils.getMostSpecificCause(refused))
                        .isInstanceOf(StartRefusedException.class)
                        .hasMessage("Production needs a database of its own."));
        assertThat(directory.resolve("none")).doesNotExist();
    }

    @Test
    void rotatesAndListsWithoutShowingASecretAgain() {
        String uid = run("app", "create", "--name", "Rotating", "--redirect-uri", "https://app.example.org/cb")
                .out()
                .split("\\s+")[1];
        Ended rotated = run("app", "rotate", uid, "--overlap", "PT1H");
        assertThat(rotated.status()).isZero();
        assertThat(rotated.out()).startsWith("client_id: " + uid + "\nclient_secret: s-");

        Ended listed = run("app", "list");
        assertThat(listed.status()).isZero();
        assertThat(listed.out())
                .contains(uid + "\n  name: Rotating\n  roles: none\n  redirect_uris: https://app.example.org/cb\n")
                .containsPattern("secrets: of \\S+ until \\S+; of \\S+\n")
                .doesNotContain("s-");
    }

    @Test
    void tellsWhatIsWrongWithACommand() {
        assertThat(run("app", "create", "--name", "A script", "--role", "Root"))
                .isEqualTo(new Ended(
                        1,
                        "",
                        "There is no role Root; there are Advanced staff, Advanced tutor, Basic staff, operator\n"));
        assertThat(run("app", "create").status()).isEqualTo(2);
        assertThat(run("app").status()).isEqualTo(2);
        assertThat(run("apps").status()).isEqualTo(2);
    }

    @Test
    void listsTokensOfLearningCloud() {
        assertThat(run("cloud-token", "create", "--name", "crm").out()).matches("token: c-[0-9a-f]{64}\n");
        assertThat(run("cloud-token", "list").out()).containsPattern("crm  20\\S+Z\n");
        assertThat(run("cloud-token", "revoke", "--name", "crm").status()).isZero();
        assertThat(run("cloud-token", "revoke", "crm")).isEqualTo(new Ended(1, "", "There is no token crm\n"));
    }

    @Test
    void takesPropertiesForTheServer() {
        assertThat(Commands.in(new String[] {"--matricula.mode=production", "--debug"})
                        .isEmpty())
                .isTrue();
        assertThat(Commands.in(new String[] {"--spring.datasource.url=jdbc:mysql://x/y", "app", "list"})
                        .isEmpty())
                .isFalse();
        assertThat(Commands.in(new String[] {"--help"}).isEmpty()).isFalse();
    }
}
