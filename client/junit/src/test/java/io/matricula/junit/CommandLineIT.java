package io.matricula.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.client.IntraClient;
import io.matricula.client.cli.MatriculaCommand;
import io.matricula.client.intra.model.LightUser;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line against a real server; what is killed is the packed one, in a process of its own. */
@MatriculaSandbox
class CommandLineIT {

    @TempDir
    private Path directory;

    @Test
    void anImportThatIsKilledHalfWayAndRunAgainMakesEverybodyOnce(Sandbox sandbox) throws Exception {
        killHalfWayAndRunAgain(sandbox, 60);
    }

    @Test
    @Tag("slow")
    void soDoesAnImportOfTenThousand(Sandbox sandbox) throws Exception {
        killHalfWayAndRunAgain(sandbox, 10_000);
    }

    private void killHalfWayAndRunAgain(Sandbox sandbox, int people) throws Exception {
        Path file = Files.writeString(
                directory.resolve("people.csv"),
                IntStream.rangeClosed(1, people)
                        .mapToObj("somebody%1$d@example.org,1,Some,Body%1$d,student,2017,may"::formatted)
                        .collect(Collectors.joining(
                                "\n", "email,campus_id,first_name,last_name,kind,pool_year,pool_month\n", "\n")));
        Path results = directory.resolve("people.csv.results.csv");

        Process killed = start(sandbox, "import", file.toString(), "--concurrency=4");
        while (lines(results) < people / 2 && !killed.waitFor(20, TimeUnit.MILLISECONDS)) {
            // not half of them yet
        }
        killed.destroyForcibly().waitFor();
        assertThat(lines(results)).isLessThan(people);

        assertThat(run("import", file.toString(), "--concurrency=4"))
                .contains("refused 0")
                .doesNotContain("created earlier 0");

        try (IntraClient client = IntraClient.fromEnvironment()) {
            assertThat(client.users().listUsers().sort("id").stream().map(LightUser::getLogin))
                    .hasSize(126 + people)
                    .doesNotHaveDuplicates();
        }
        assertThat(Files.readAllLines(results))
                .hasSize(1 + people)
                .filteredOn(line -> line.contains(",created,"))
                .hasSize(people);
    }

    @Test
    void changesAndPrintsAUser() {
        assertThat(run("users", "update", "jeanne", "usual_first_name=Jeannette", "status="))
                .containsPattern("(?m)^usual_first_name +Jeannette$");
        assertThat(run("users", "get", "jeanne", "--output", "json"))
                .contains("\"login\" : \"jeanne\"", "\"usual_first_name\" : \"Jeannette\"");
    }

    @Test
    void enrolsAUser() throws IOException {
        run("import", onePerson().toString());

        assertThat(run("enrol", "leorgana", "42", "--begin=2017-11-25", "-o", "json"))
                .contains("\"begin_at\" : \"2017-11-25T00:00:00Z\"", "\"slug\" : \"42\"");
    }

    private Path onePerson() throws IOException {
        return Files.writeString(directory.resolve("one.csv"), """
                email;campus_id;first_name;last_name;kind;pool_year;pool_month
                leia@example.org;1;Leia;Organa;student;2017;may
                """);
    }

    private static long lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    private static String run(String... args) {
        StringWriter said = new StringWriter();
        int status = MatriculaCommand.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(args);
        assertThat(status).as(said.toString()).isZero();
        return said.toString();
    }

    private Process start(Sandbox sandbox, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("said").toFile());
        builder.environment().put("MATRICULA_URL", sandbox.url());
        builder.environment().put("MATRICULA_UID", "sandbox-advanced-tutor");
        builder.environment().put("MATRICULA_SECRET", "sandbox");
        return builder.start();
    }

    /** The jar that has picocli packed in. */
    private static String jar() {
        String inside = CommandLineIT.class
                .getClassLoader()
                .getResource("picocli/CommandLine.class")
                .toString();
        return new File(URI.create(inside.substring("jar:".length(), inside.indexOf("!/")))).toString();
    }
}
