package io.matricula.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * What a password adds to a create, and what is left for the others: hashing is slow by design, and is to cost them no more
 * than the CPU that it takes.
 */
final class Passwords {

    private static final int HASHES = 20;

    private Passwords() {}

    static void run(Path data, int people) throws Exception {
        try (Rig rig = new Rig(data, List.of(Benchmark.FLAGS.split(" ")), Rig.WITHOUT_PLATFORMS)) {
            rig.grow(people);
            Operation create = rig.operation("create");
            Operation show = rig.operation("show");
            Operation hashed = rig.createWithPassword();
            rig.warmUp(List.of(create, show, hashed), Benchmark.WARM_UP_SECONDS);
            double hash = hash();
            double plain = cpu(rig.drive(create, Benchmark.SECONDS));
            double password = cpu(rig.drive(hashed, Benchmark.SECONDS));
            System.out.printf(
                    "a create takes %.1f ms of the server's CPU, one with a password %.1f%n", plain, password);
            System.out.printf(
                    "that is %.2f times the CPU of one hash, %.1f ms, more%n", (password - plain) / hash, hash);
            beside(rig, show, hashed.over(2), password);
        }
    }

    /** Shows alone, then beside creates with passwords over two connections, then alone again. */
    private static void beside(Rig rig, Operation show, Operation hashed, double password) throws Exception {
        double before = rig.drive(show, Benchmark.SECONDS).sample().perSecond();
        CompletableFuture<Sample> creates = CompletableFuture.supplyAsync(() -> sample(hashed));
        double meanwhile = show.run(Benchmark.SECONDS).perSecond();
        double perSecond = creates.get().perSecond();
        double after = rig.drive(show, Benchmark.SECONDS).sample().perSecond();
        double share = perSecond * password / 1_000 / Runtime.getRuntime().availableProcessors();
        System.out.printf("beside %.1f such creates a second, which take %.2f of the CPU,%n", perSecond, share);
        System.out.printf("%.2f of the shows are answered%n", meanwhile * 2 / (before + after));
    }

    private static Sample sample(Operation operation) {
        try {
            return operation.run(Benchmark.SECONDS);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static double cpu(Rig.Driven driven) {
        return driven.cost().server() / driven.sample().requests() * 1_000;
    }

    /** Milliseconds of one core. */
    private static double hash() {
        BCryptPasswordEncoder encoder = new BCryptPasswordEncoder();
        encoder.encode("totoroTOTOROOO");
        long start = System.nanoTime();
        for (int i = 0; i < HASHES; i++) {
            encoder.encode("totoroTOTOROOO");
        }
        return (System.nanoTime() - start) / 1e6 / HASHES;
    }
}
