package io.matricula.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.TestClient;
import io.matricula.database.ProductionDatabase;
import io.matricula.faults.Writer.Person;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Backups as docs/reliability.md says. */
@Tag("faults")
class RestoreTest {

    private final Path directory = Faults.directory("restore");

    @Test
    void bringsTheSandboxBackFromACopyOfItsDirectory() throws IOException {
        String token;
        String written;
        try (ServerProcess server = ServerProcess.start(directory).ready()) {
            token = TestClient.tokenOf("sandbox-advanced-tutor", server.port());
            TestClient tutor = TestClient.with(token, server.port());
            tutor.patch("/v2/users/1", "{\"user\":{\"first_name\":\"Written\"}}")
                    .is(204);
            written = tutor.get("/v2/users/1").body();
            server.stop();
        }
        Path elsewhere = Faults.directory("restored");
        FileSystemUtils.copyRecursively(directory.resolve("data"), elsewhere.resolve("data"));

        try (ServerProcess restored = ServerProcess.start(elsewhere).ready()) {
            // the address of the server stands in its answers
            assertThat(TestClient.with(token, restored.port())
                            .get("/v2/users/1")
                            .is(200)
                            .body())
                    .isEqualTo(written);
        }
    }

    @Test
    void bringsBackWhatWasAcknowledgedBeforeADumpThatWasMadeWhileManyWrote() throws Exception {
        Path dump = directory.resolve("backup.sql");
        List<Person> before;
        String token;
        try (ServerProcess server = ServerProcess.start(directory).ready();
                Writers writers = new Writers(server, Faults.dice())) {
            token = TestClient.tokenOf("sandbox-advanced-tutor", server.port());
            writers.awaitMore(30);
            before = writers.people();
            runProgram(
                    new ProcessBuilder().redirectOutput(dump.toFile()),
                    "mariadb-dump",
                    directory.resolve("data/database"),
                    "--single-transaction",
                    "--hex-blob",
                    "matricula");
            writers.awaitMore(10);
            writers.finish();
        }

        Path elsewhere = Faults.directory("restored");
        try (ProductionDatabase database = new ProductionDatabase(elsewhere)) {
            runProgram(
                    new ProcessBuilder().redirectInput(dump.toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD),
                    "mariadb",
                    elsewhere,
                    "matricula");
            Ledger ledger = new Ledger(database.jdbc());
            ledger.isConsistent();
            ledger.hasWholePeople();
            assertThat(logins(database.jdbc()))
                    .containsAll(before.stream().map(person -> person.login).toList());
            try (ServerProcess restored = ServerProcess.start(
                            elsewhere, database.properties("--matricula.mode=sandbox"))
                    .ready()) {
                TestClient.with(token, restored.port())
                        .get("/v2/users/" + before.get(0).login)
                        .is(200);
            }
        }
    }

    private static List<String> logins(JdbcClient jdbc) {
        return jdbc.sql("select login from users").query(String.class).list();
    }

    private static void runProgram(ProcessBuilder builder, String program, Path database, String... more)
            throws Exception {
        List<String> command = new ArrayList<>();
        try (Stream<Path> programs = Files.list(Path.of("target/matricula"))) {
            command.add(programs.map(home -> home.resolve("bin").resolve(program))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow()
                    .toString());
        }
        command.add("--defaults-file=" + database.resolve("client.cnf"));
        command.addAll(List.of(more));
        File errors = database.resolveSibling(program + ".errors").toFile();
        assertThat(builder.command(command).redirectError(errors).start().waitFor())
                .as(() -> errors.toString())
                .isZero();
    }
}
