package io.matricula.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.client.ScriptedServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {

    private static final String COLUMNS = "email,campus_id,first_name,last_name,kind,pool_year,pool_month\n";
    private static final String LEIA = "leia@example.org,1,Leia,Organa,student,2017,may\n";
    private static final String LUKE = "luke@example.org,1,Luke,Skywalker,student,2017,may\n";
    private static final String TAKEN = """
            {"error":"Unprocessable Entity","message":"Email has already been taken",
            "errors":{"user[email]":["has already been taken"]}}""";

    @TempDir
    private Path directory;

    private final ScriptedServer server = new ScriptedServer();
    private final StringWriter said = new StringWriter();
    private Path people;
    private Path results;

    @BeforeEach
    void prepare() {
        System.setProperty("matricula.secret", "hush");
        people = directory.resolve("people.csv");
        results = directory.resolve("people.csv.results.csv");
    }

    @AfterEach
    void close() {
        System.clearProperty("matricula.secret");
        server.close();
    }

    @Test
    void writesWhatBecameOfEachLine() throws IOException {
        Files.writeString(people, COLUMNS + LEIA + LUKE);
        server.answers(201, created(127, "leorgana")).answers(422, TAKEN);

        assertThat(run("import", people.toString(), "--concurrency=1")).isEqualTo(1);

        assertThat(said.toString().replaceFirst("in \\d+\\.\\d s", "in … s"))
                .isEqualTo("Created 1, refused 1, created earlier 0, in … s. Each line: %s%n".formatted(results));
        assertThat(Files.readString(results).replaceAll("[0-9a-f]{64}", "…")).isEqualToNormalizingNewlines("""
                        line,status,id,login,error,key
                        2,created,127,leorgana,,import-…
                        3,refused,,,Email has already been taken,import-…
                        """);
    }

    @Test
    void goesOnWhereItStopped() throws IOException {
        Files.writeString(people, COLUMNS + LEIA + LUKE);
        server.answers(201, created(127, "leorgana")).answers(422, TAKEN).answers(201, created(128, "luskywal"));
        run("import", people.toString(), "--concurrency=1");

        assertThat(run("import", people.toString(), "--concurrency=1")).isZero();

        assertThat(said.toString()).contains("Created 1, refused 0, created earlier 1, in ");
        assertThat(server.requests()).hasSize(3);
        assertThat(server.requests().get(2).header("Idempotency-key"))
                .isEqualTo(server.requests().get(1).header("Idempotency-key"));
    }

    @Test
    void aResultThatWasCutShortIsSentAgainUnderItsKey() throws IOException {
        Files.writeString(people, COLUMNS + LEIA + LUKE);
        server.answers(201, created(127, "leorgana")).answers(201, created(128, "luskywal"));
        run("import", people.toString(), "--concurrency=1");
        String whole = Files.readString(results);
        Files.writeString(results, whole.substring(0, whole.length() - 20));
        server.answers(201, created(128, "luskywal"));

        assertThat(run("import", people.toString(), "--concurrency=1")).isZero();

        assertThat(Files.readString(results)).isEqualTo(whole);
        assertThat(server.requests().get(2).header("Idempotency-key"))
                .isEqualTo(server.requests().get(1).header("Idempotency-key"));
    }

    @Test
    void stopsWhereNoLineWouldFareBetter() throws IOException {
        Files.writeString(people, COLUMNS + LEIA + LUKE);
        server.answers(429, Map.of("Retry-After", "1800"), "Too Many Requests");

        assertThat(run("import", people.toString(), "--concurrency=1")).isEqualTo(1);

        assertThat(said.toString())
                .contains("Line 2: POST /v2/users answered 429: Too Many Requests. Run the command again to go on.");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aDryRunSendsNothing() throws IOException {
        Files.writeString(people, COLUMNS + LEIA + LUKE);

        assertThat(run("import", people.toString(), "--dry-run")).isZero();

        assertThat(said.toString()).isEqualTo("2 people, no problems; nobody was created.%n".formatted());
        assertThat(server.tokenRequests()).isEmpty();
        assertThat(results).doesNotExist();
    }

    @Test
    void aFileWithAProblemCreatesNobody() throws IOException {
        Files.writeString(people, COLUMNS + LEIA + LUKE.replace("student", "jedi"));

        assertThat(run("import", people.toString())).isEqualTo(2);

        assertThat(said.toString())
                .isEqualTo("line 3, kind: must be one of admin, student, external, not \"jedi\"%n"
                        .concat("1 problems; nobody was created.%n")
                        .formatted());
        assertThat(server.tokenRequests()).isEmpty();
    }

    @Test
    void theShellGetsItsCompletions() {
        assertThat(run("generate-completion")).isZero();
        assertThat(said.toString()).contains("--dry-run", "complete -F _complete_matricula");
    }

    @Test
    void withoutASecretItSaysWhatToSet() throws IOException {
        System.setProperty("matricula.secret", "");
        Files.writeString(people, COLUMNS + LEIA);

        assertThat(run("import", people.toString())).isEqualTo(2);
        assertThat(said.toString()).contains("Set MATRICULA_UID and MATRICULA_SECRET");
    }

    private int run(String... args) {
        said.getBuffer().setLength(0);
        CommandLine line = MatriculaCommand.commandLine();
        line.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
        System.setProperty("matricula.url", server.url());
        System.setProperty("matricula.uid", "uid");
        try {
            return line.execute(args);
        } finally {
            System.clearProperty("matricula.url");
            System.clearProperty("matricula.uid");
        }
    }

    private static String created(long id, String login) {
        return "{\"id\":%d,\"login\":\"%s\",\"url\":\"http://127.0.0.1/v2/users/%s\"}".formatted(id, login, login);
    }
}
