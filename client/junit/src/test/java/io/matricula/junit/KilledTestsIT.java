package io.matricula.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A JVM of tests that is killed, and so runs no hooks. */
@Tag("slow")
class KilledTestsIT {

    /** What the JVM that is killed runs. */
    static final class Tests {

        public static void main(String[] none) throws IOException {
            System.out.println(Sandbox.start().url());
            // until it is killed, or its own parent is
            System.in.read();
        }
    }

    @Test
    void leaveNeitherServerNorDatabaseBehind() throws Exception {
        Process tests = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dmatricula.program-directory=" + System.getProperty("matricula.program-directory"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Tests.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<ProcessHandle> started;
        try (BufferedReader said = tests.inputReader()) {
            assertThat(said.readLine()).startsWith("http://127.0.0.1:");
            started = tests.descendants().toList();
        } finally {
            tests.destroyForcibly().waitFor();
        }

        // the server and its database
        assertThat(started).hasSizeGreaterThanOrEqualTo(2);
        CompletableFuture.allOf(started.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .get(2, TimeUnit.MINUTES);
    }
}
