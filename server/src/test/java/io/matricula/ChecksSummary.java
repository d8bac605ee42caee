package io.matricula;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the checks of the contract counted, one file for each JVM of tests, for the table at the end of the build. */
public final class ChecksSummary {

    private static final Path DIRECTORY = Path.of("target/checks");

    private static final Map<String, AtomicLong> COUNTS = new ConcurrentHashMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ChecksSummary::write));
    }

    private ChecksSummary() {}

    /** Counts more of something. */
    public static void add(String what, long more) {
        COUNTS.computeIfAbsent(what, name -> new AtomicLong()).addAndGet(more);
    }

    private static void write() {
        Properties counts = new Properties();
        COUNTS.forEach((what, count) -> counts.setProperty(what, count.toString()));
        Path file = DIRECTORY.resolve(System.getProperty("matricula.fork", "alone") + "-"
                + ProcessHandle.current().pid() + ".properties");
        try {
            Files.createDirectories(DIRECTORY);
            try (var out = Files.newBufferedWriter(file)) {
                counts.store(out, null);
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
