package io.matricula.benchmark;

import io.matricula.faults.ServerProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * How long a start takes, from exec to the first 200, database included: in an empty directory, and later; of the jar as it
 * is, and taken apart with what an earlier start has learned. Of the Java that runs this.
 */
final class Starts {

    private static final int LATER = 3;

    private Starts() {}

    static void run(Path data) throws Exception {
        Path jar = PackagedServer.jar();
        Path fast = Path.of("target/benchmark/fast");
        FileSystemUtils.deleteRecursively(fast);
        wait(new ProcessBuilder(
                java(), "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", fast + ""));
        boolean hasAotCache = Runtime.version().feature() >= 25;
        Path learned = fast.resolve("learned").toAbsolutePath();
        String learn = hasAotCache ? "-XX:AOTCacheOutput=" + learned : "-XX:ArchiveClassesAtExit=" + learned;
        String know = hasAotCache ? "-XX:AOTCache=" + learned : "-XX:SharedArchiveFile=" + learned;
        String apart = fast.resolve(jar.getFileName()).toString();
        List<String> plain = List.of(Benchmark.FLAGS.split(" "));
        System.out.println("| Java " + Runtime.version().feature() + ", s to the first 200 | first start | later |");
        System.out.println("|---|---|---|");
        print("the jar", data, with(plain, "-jar", jar.toString()));
        print("taken apart", data, with(plain, "-jar", apart));
        start(data, with(plain, learn, "-jar", apart));
        print(hasAotCache ? "with the AOT cache" : "with the class archive", data, with(plain, know, "-jar", apart));
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
