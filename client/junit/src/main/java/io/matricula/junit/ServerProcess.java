package io.matricula.junit;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The server as a process of its own, which ends with this one, and a data directory that goes with it. */
final class ServerProcess {

    private static final String INSIDE = "BOOT-INF/classes/io/matricula/Matricula.class";

    private ServerProcess() {}

    /**
     * Starts a server and returns when it serves; it is stopped, and its data deleted, when this JVM ends. If this JVM is
     * killed, the server ends by itself, and its data stay among the temporary files.
     */
    static void start(int port, String url) {
        try {
            Path data = Files.createTempDirectory("matricula-sandbox");
            Process server = new ProcessBuilder(command(port, url, data))
                    .redirectErrorStream(true)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, data)));
            awaitReady(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(int port, String url, Path data) {
        Path programs = Path.of(System.getProperty(
                "matricula.program-directory",
                Path.of(System.getProperty("java.io.tmpdir"), "matricula-" + System.getProperty("user.name"))
                        .toString()));
        return List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                serverJar().toString(),
                "--server.port=" + port,
                "--matricula.mode=sandbox",
                "--matricula.base-url=" + url,
                "--matricula.ends-with-process=" + ProcessHandle.current().pid(),
                "--matricula.data-directory=" + data,
                "--matricula.program-directory=" + programs);
    }

    /** The runnable jar among the jars of the class path; none of its own classes is on it. */
    private static Path serverJar() {
        URL inside = ServerProcess.class.getClassLoader().getResource(INSIDE);
        if (inside == null) {
            throw new IllegalStateException("matricula-server, classifier exec, is not on the class path");
        }
        String jar = inside.toString();
        return Path.of(URI.create(jar.substring("jar:".length(), jar.indexOf("!/"))));
    }

    private static void awaitReady(Process server) throws IOException {
        BufferedReader output = server.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.contains("Matricula is ready")) {
                Thread rest = new Thread(() -> output.lines().forEach(ignored -> {}), "matricula-sandbox");
                rest.setDaemon(true);
                rest.start();
                return;
            }
        }
        throw new IllegalStateException("The sandbox did not start:\n" + said);
    }

    private static void stop(Process server, Path data) {
        server.destroy();
        try {
            if (!server.waitFor(20, TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
        }
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException leftOver) {
            // it lies among the temporary files
        }
    }
}
