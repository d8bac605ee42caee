package io.matricula.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.ChecksSummary;
import io.matricula.Exchange;
import io.matricula.ServerTest;
import io.matricula.sandbox.SandboxWorld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Documented requests, mutated, for some seconds: {@code -Dmatricula.fuzz.seconds=600} for longer, {@code
 * -Dmatricula.fuzz.seed=7} for others. A failure names a command that repeats it and the seed of its case, which {@code
 * -Dmatricula.fuzz.case=...} runs alone.
 */
@ServerTest
@Tag("fuzz")
class ContractFuzzTest {

    private static final long SEED = Long.getLong("matricula.fuzz.seed", 42);
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("matricula.fuzz.seconds", 5));
    /** However slow the machine. */
    private static final int LEAST_CASES = 200;

    private static final int GENERATOR_SIZE = 1000;

    /** Until the documented names and addresses are free again. */
    private static final int WRITES_OF_A_WORLD = 20;

    /** One goes back to the world of the start, which this test does by itself; one is slow on purpose. */
    private static final Set<String> LEFT_OUT = Set.of("resetSandbox", "signIn");

    /** Told by a refused request too, or written by tasks that work meanwhile. */
    private static final Set<String> MAY_CHANGE = Set.of(
            "audit", "rate_limits", "scheduled_tasks", "deliveries", "sign_in_attempts", "flyway_schema_history");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SandboxWorld world;

    private Map<String, Long> rows;
    private int written;

    /** The first of each kind. */
    private final Map<String, String> failures = new TreeMap<>();

    @Test
    void answersWhateverComesAsDescribedAndNeverFails() {
        Long alone = Long.getLong("matricula.fuzz.case");
        JqwikSession.run(() -> {
            RandomGenerator<FuzzCase> cases = new FuzzCases(operations()).all().generator(GENERATOR_SIZE, true);
            rows = checksums();
            long end = System.nanoTime() + TIME.toNanos();
            long seed = alone == null ? SEED * 1_000_000_007L : alone;
            long tried = 0;
            do {
                attempt(cases.next(new Random(seed)).value(), seed);
                seed++;
                tried++;
            } while (alone == null && (tried < LEAST_CASES || System.nanoTime() < end));
            ChecksSummary.add("fuzz cases", tried);
            assertThat(String.join("\n\n", failures.values())).isEmpty();
        });
    }

    private void attempt(FuzzCase attempted, long seed) {
        try {
            Optional<Exchange> answered = attempted.send(port);
            if (answered.isEmpty()) {
                FuzzOracle.judgeUnanswered(rows, checksums());
            } else {
                judge(answered.get());
            }
        } catch (AssertionError | RuntimeException failed) {
            String kind = attempted.operation() + " "
                    + failed.getMessage().lines().findFirst().orElse("");
            failures.putIfAbsent(
                    kind, "-Dmatricula.fuzz.case=" + seed + "\n" + attempted.curl(seed) + "\n" + failed.getMessage());
            rows = checksums();
        }
    }

    private void judge(Exchange exchange) {
        if (exchange.status() >= 400) {
            FuzzOracle.judge(exchange, rows, checksums());
            return;
        }
        FuzzOracle.judge(exchange, rows, rows);
        if (FuzzOracle.isWrite(exchange)) {
            written++;
            if (written % WRITES_OF_A_WORLD == 0) {
                world.reset();
            }
            rows = checksums();
        }
    }

    private static List<ContractFile.Described> operations() {
        return Stream.of(ContractFile.values())
                .flatMap(ContractFile::operations)
                .filter(operation -> !LEFT_OUT.contains(operation.id()))
                .toList();
    }

    private Map<String, Long> checksums() {
        String tables = jdbc
                .sql("select table_name from information_schema.tables where table_schema = database()")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> !MAY_CHANGE.contains(table))
                .collect(Collectors.joining(", "));
        Map<String, Long> checksums = new TreeMap<>();
        jdbc.sql("checksum table " + tables).query(row -> {
            checksums.put(row.getString(1), row.getLong(2));
        });
        return checksums;
    }
}
