package io.matricula.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.ServerTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class HeadersTest {

    @LocalServerPort
    private int port;

    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire(port);
    }

    private Wire.Answer info(String headers) {
        return wire.send(
                "GET /oauth/token/info",
                "Authorization: Bearer " + wire.token("sandbox-advanced-staff") + "\n" + headers,
                "");
    }

    @Test
    void namesTheApplication() {
        Wire.Answer answer = info("");
        assertThat(answer.headers("X-Application-Id")).containsExactly("2");
        assertThat(answer.headers("X-Application-Name")).containsExactly("sandbox-advanced-staff");
        assertThat(answer.headers("X-Application-Roles")).containsExactly("Advanced staff");
    }

    @Test
    void namesTheApplicationInARefusalToo() {
        Wire.Answer answer = wire.send("POST /v2/users", "Authorization: Bearer " + wire.token("sandbox-public"), "");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers("X-Application-Id")).containsExactly("5");
        assertThat(answer.headers("X-Application-Roles")).containsExactly("None");
    }

    @Test
    void namesNoApplicationWithoutAToken() {
        assertThat(wire.send("GET /v2/users", "", "").headers("X-Application-Id"))
                .isEmpty();
    }

    @Test
    void tellTheLengthOfWhatAWriteAnswers() {
        Wire.Answer answer = wire.send(
                "POST /v2/cursus_users",
                "Authorization: Bearer " + wire.token("sandbox-advanced-tutor") + "\nContent-Type: application/json",
                "{\"cursus_user\":{\"user_id\":\"1\",\"cursus_id\":\"2\",\"begin_at\":\"2017-11-25\"}}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers("Content-Length"))
                .containsExactly(String.valueOf(answer.body().getBytes(StandardCharsets.UTF_8).length));
        assertThat(answer.headers("Transfer-Encoding")).isEmpty();
    }

    @Test
    void keepsASaneRequestId() {
        assertThat(info("X-Request-Id: 8f14e45f-ceea-467f_ab05").headers("X-Request-Id"))
                .containsExactly("8f14e45f-ceea-467f_ab05");
    }

    @Test
    void replacesARequestIdThatIsNotSane() {
        assertThat(info("X-Request-Id: <script>").header("X-Request-Id")).matches("[0-9a-f-]{36}");
    }

    @Test
    void replacesARequestIdThatIsTooLong() {
        assertThat(info("X-Request-Id: " + "a".repeat(256)).header("X-Request-Id"))
                .matches("[0-9a-f-]{36}");
    }

    @Test
    void asksForAnswersWithAndWithoutABody() {
        assertThat(everyKindOfAnswer().stream().map(Wire.Answer::status))
                .containsExactly(200, 204, 304, 401, 404, 405, 401, 200);
    }

    @Test
    void tellsTheTimeSpent() {
        for (Wire.Answer answer : everyKindOfAnswer()) {
            assertThat(answer.header("X-Runtime")).as(answer.head()).matches("\\d+\\.\\d{6}");
        }
    }

    private List<Wire.Answer> everyKindOfAnswer() {
        String tutor = "Authorization: Bearer " + wire.token("sandbox-advanced-tutor") + "\n";
        String tag = wire.send("GET /v2/users/2", tutor, "").header("ETag");
        return List.of(
                info(""),
                wire.send("PATCH /v2/users/1?user[status]=admis", tutor, ""),
                wire.send("GET /v2/users/2", tutor + "If-None-Match: " + tag, ""),
                wire.send("GET /v2/users", "", ""),
                wire.send("GET /v2/nothing", "", ""),
                wire.send("DELETE /v2/users", "", ""),
                wire.send("POST /oauth/token", "", ""),
                wire.send("GET /openapi/intra.yaml", "", ""));
    }

    @Test
    void tellsTheRateLimitInEveryAnswerOfTheApi() {
        for (Wire.Answer answer : everyKindOfAnswer().subList(0, 7)) {
            assertThat(answer.headers("X-Secondly-RateLimit-Limit"))
                    .as(answer.head())
                    .containsExactly("1000000");
            assertThat(answer.header("X-Secondly-RateLimit-Remaining")).matches("\\d+");
            assertThat(answer.headers("X-Hourly-RateLimit-Limit")).containsExactly("1000000000");
            assertThat(answer.header("X-Hourly-RateLimit-Remaining")).matches("\\d+");
        }
    }

    @Test
    void forbidsSniffingAndForeignFrames() {
        for (Wire.Answer answer : everyKindOfAnswer()) {
            assertThat(answer.headers("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers("X-Frame-Options")).containsExactly("SAMEORIGIN");
        }
    }

    @Test
    void letsSwaggerUiLoadAndCallNothingButThisServer() {
        Wire.Answer page = wire.send("GET /", "", "");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers("Content-Security-Policy"))
                .containsExactly("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                        + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self';"
                        + " base-uri 'none'; frame-ancestors 'self'");
        assertThat(page.body()).contains("<script src=").doesNotContainPattern("<script>|<script [^>]*>[^<]");
    }

    @Test
    void letsAnswersBeKeptOnlyIfAskedAgain() {
        assertThat(wire.send("GET /v2/nothing", "", "").headers("Cache-Control"))
                .containsExactly("max-age=0, private, must-revalidate");
    }

    /** Small and large bodies, refusals of ours, of the security filters and of the web server itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v2/users/2",
                "HEAD /v2/users/2",
                "GET /v2/users?per_page=100",
                "GET /v2/nothing",
                "GET /v2/users/nobody",
                "GET /v2/users?sort=password",
                "DELETE /v2/users",
                "POST /v2/users",
                "GET /v2/users/%00",
                "GET /v2/users/%zz",
                "GET /v2/users/a%2Fb",
                "POST /oauth/token",
                "POST /v2/oauth/token?grant_type=client_credentials&client_id=sandbox-public&client_secret=sandbox",
                "GET /oauth/token/info",
                "POST /oauth/revoke",
                "GET /oauth/authorize"
            })
    void saysThatJsonIsUtf8LetterByLetter(String line) {
        String head = wire.send(line, "Authorization: Bearer " + wire.token("sandbox-public"), "")
                .head();
        assertThat(head.lines().filter(header -> header.toLowerCase(Locale.ROOT).startsWith("content-type")))
                .containsExactly("Content-Type: application/json; charset=utf-8");
    }

    @Test
    void saysSoToWhoHasNoToken() {
        assertThat(wire.send("GET /v2/users", "", "").headers("Content-Type"))
                .containsExactly("application/json; charset=utf-8");
    }

    @Test
    void letsPagesOfEveryOriginCall() {
        Wire.Answer answer = info("Origin: https://app.example.org");
        assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly("https://app.example.org");
        assertThat(answer.headers("Access-Control-Allow-Credentials")).containsExactly("true");
        assertThat(answer.headers("Vary").toString()).contains("Origin");
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("X-Total");
    }

    @Test
    void answersThePreflightOfAWrite() {
        Wire.Answer answer = wire.send(
                "OPTIONS /v2/users/127",
                "Origin: https://app.example.org\nAccess-Control-Request-Method: PATCH\n"
                        + "Access-Control-Request-Headers: authorization,content-type",
                "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly("https://app.example.org");
        assertThat(answer.headers("Access-Control-Allow-Methods")).containsExactly("GET,POST,OPTIONS,DELETE,PUT,PATCH");
        assertThat(answer.headers("Access-Control-Allow-Headers")).containsExactly("authorization, content-type");
    }

    @Test
    void keepsForeignPagesAwayFromTheSignIn() {
        assertThat(wire.send("GET /login", "Origin: https://app.example.org", "")
                        .headers("Access-Control-Allow-Origin"))
                .isEmpty();
    }
}
