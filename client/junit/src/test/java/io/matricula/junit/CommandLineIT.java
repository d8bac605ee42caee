package io.matricula.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.client.cli.MatriculaCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line against a real server. */
@MatriculaSandbox
class CommandLineIT {

    @TempDir
    private Path directory;

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

    private static String run(String... args) {
        StringWriter said = new StringWriter();
        int status = MatriculaCommand.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(args);
        assertThat(status).as(said.toString()).isZero();
        return said.toString();
    }
}
