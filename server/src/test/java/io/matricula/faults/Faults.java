package io.matricula.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.springframework.util.FileSystemUtils;

/**
 * How much is done, and where. By properties: {@code matricula.faults.kills} (3 times), {@code matricula.faults.seconds}
 * (of a soak, 20), {@code matricula.faults.seed} (otherwise another each time, and printed),
 * {@code matricula.faults.patience} (3: limits are so many times what is promised, as other processes may want the
 * machine too; 1 on one that is idle).
 */
public final class Faults {

    private Faults() {}

    /** How often something is killed at random. */
    public static int kills() {
        return Integer.getInteger("matricula.faults.kills", 3);
    }

    /** How long something is kept up that could go on for ever. */
    public static Duration soak() {
        return Duration.ofSeconds(Integer.getInteger("matricula.faults.seconds", 20));
    }

    /** The limit for what is promised within a time. */
    public static Duration patience(Duration promised) {
        return promised.multipliedBy(Integer.getInteger("matricula.faults.patience", 3));
    }

    /** The dice of one test. With threads, what falls together still differs: the seed repeats the plan alone. */
    public static Random dice() {
        long seed = Long.getLong("matricula.faults.seed", System.nanoTime());
        System.out.println("-Dmatricula.faults.seed=" + seed);
        return new Random(seed);
    }

    /** A new, empty directory {@code target/faults/...}; it is kept after the test, for its logs. */
    public static Path directory(String name) {
        try {
            Path directory = Path.of("target/faults", name).toAbsolutePath();
            FileSystemUtils.deleteRecursively(directory);
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
