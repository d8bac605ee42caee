package io.matricula.benchmark;

import io.matricula.faults.ServerProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * How long a start takes, from exec to the first 200, database included: in an empty directory, and later; of the jar as it
 * is, and taken apart with what an earlier start has learned; of the sandbox whose beans were decided while it was built,
 * too, if there is one (profile {@code aot}). Of the Java that runs this.
 */
final class Starts {

    private static final int LATER = 5;
    private static final List<String> FLAGS = List.of(Benchmark.FLAGS.split(" "));

    private Starts() {}

    static void run(Path data) throws Exception {
        System.out.println("| Java " + Runtime.version().feature() + ", s to the first 200 | first start | later |");
        System.out.println("|---|---|---|");
        Path jar = PackagedServer.jar("exec").orElseThrow();
        print("the jar", data, with(FLAGS, "-jar", jar.toString()));
        print("taken apart", data, with(FLAGS, "-jar", apart(jar).toString()));
        printLearned("taken apart", data, jar, FLAGS);
        Optional<Path> sandbox = PackagedServer.jar("sandbox");
        if (sandbox.isPresent()) {
            printLearned("its beans decided", data, sandbox.get(), with(FLAGS, "-Dspring.aot.enabled=true"));
        }
    }

    /** With what one start has learned for the next ones. */
    private static void printLearned(String name, Path data, Path jar, List<String> flags) throws Exception {
        boolean hasAotCache = Runtime.version().feature() >= 25;
        Path apart = apart(jar);
        Path learned = apart.resolveSibling("learned").toAbsolutePath();
        String learn = hasAotCache ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
        String know = hasAotCache ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=";
        start(data, with(flags, learn + learned, "-jar", apart.toString()));
        print(
                name + ", with the " + (hasAotCache ? "AOT cache" : "class archive"),
                data,
                with(flags, know + learned, "-jar", apart.toString()));
    }

    private static Path apart(Path jar) throws IOException, InterruptedException {
        Path fast = Path.of("target/benchmark/fast");
        FileSystemUtils.deleteRecursively(fast);
        wait(new ProcessBuilder(
                java(), "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", fast.toString()));
        return fast.resolve(jar.getFileName());
    }

    private static List<String> with(List<String> flags, String... more) {
        return Stream.concat(flags.stream(), Stream.of(more)).toList();
    }

    private static void print(String name, Path data, List<String> java) throws Exception {
        FileSystemUtils.deleteRecursively(data);
        double first = start(data, java);
        List<Double> later = new ArrayList<>();
        for (int i = 0; i < LATER; i++) {
            later.add(start(data, java));
        }
        System.out.printf(
                "| %s | %.2f | %.2f |%n",
                name, first, later.stream().sorted().toList().get(LATER / 2));
    }

    private static double start(Path data, List<String> java) throws Exception {
        int port = freePort();
        long began = System.nanoTime();
        try (ServerProcess server = ServerProcess.start(data, java, List.of("--server.port=" + port))) {
            URI ready = URI.create("http://127.0.0.1:" + port + "/readyz");
            while (!isReady(ready)) {
                if (!server.process().isAlive()) {
                    throw new IOException(server.output());
                }
                Thread.sleep(5);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            server.stop();
            return seconds;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean isReady(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void wait(ProcessBuilder command) throws IOException, InterruptedException {
        if (command.inheritIO().start().waitFor() != 0) {
            throw new IOException(String.join(" ", command.command()));
        }
    }
}
