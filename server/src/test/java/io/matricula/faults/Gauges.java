package io.matricula.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a server says of itself at {@code /operations/metrics}, after a garbage collection.
 *
 * @param heap bytes that are in use
 * @param threads those that live
 * @param connections to the database
 * @param files open ones, sockets included
 * @param resident bytes of memory of the process, from {@code /proc}
 */
record Gauges(double heap, double threads, double connections, double files, double resident) {

    static Gauges of(ServerProcess server) {
        collectGarbage(server);
        String page =
                server.as("sandbox-operator").get("/operations/metrics").is(200).body();
        return new Gauges(
                sum(page, "jvm_memory_used_bytes{area=\"heap\""),
                sum(page, "jvm_threads_live_threads "),
                sum(page, "hikaricp_connections{"),
                sum(page, "process_files_open_files "),
                resident(server.process().pid()));
    }

    private static double sum(String page, String beginning) {
        return page.lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static void collectGarbage(ServerProcess server) {
        try {
            int status = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(server.process().pid()),
                            "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new AssertionError("jcmd ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static double resident(long pid) {
        try {
            String status = Files.readString(Path.of("/proc/" + pid + "/status"));
            return 1024 * Double.parseDouble(status.replaceFirst("(?s).*VmRSS:\\s+(\\d+) kB.*", "$1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
