package io.matricula.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

@Tag("faults")
class DatabaseAwayTest {

    private static final Duration REFUSED_WITHIN = Duration.ofSeconds(10);

    /** For a connection 5 seconds, and 15 (socketTimeout) for a statement that the database has taken. */
    private static final Duration REFUSED_WHILE_HALTED_WITHIN = Duration.ofSeconds(20);

    private static final Duration SERVES_AGAIN_WITHIN = Duration.ofSeconds(5);

    private ServerProcess server;
    private Writers writers;

    @BeforeEach
    void start() {
        server = ServerProcess.start(Faults.directory("away")).ready();
        writers = new Writers(server, Faults.dice());
        writers.awaitMore(20);
    }

    @AfterEach
    void end() {
        writers.close();
        server.close();
    }

    @Test
    void isStartedAgainWhenItWasKilledAndLosesNothing() {
        ProcessHandle killed = server.database();
        Signal.KILL.to(killed);
        await().atMost(Faults.patience(Duration.ofSeconds(10))).until(() -> !killed.isAlive() && answers());
        servesAgainSoon();
        assertThat(server.database().pid()).isNotEqualTo(killed.pid());
        losesNothing();
        assertThat(writers.slowestRefusal()).isLessThan(Faults.patience(REFUSED_WITHIN));
    }

    /** It stays so for more than 10 seconds: those who had a connection are refused last. */
    @Test
    void isRefusedForWhileItIsHaltedAndLosesNothing() {
        Signal.STOP.to(server.database());
        try {
            writers.awaitRefusalOfEach();
        } finally {
            Signal.CONT.to(server.database());
        }
        servesAgainSoon();
        losesNothing();
        assertThat(writers.slowestRefusal()).isLessThan(Faults.patience(REFUSED_WHILE_HALTED_WITHIN));
    }

    /** How to get in is written anew while it starts. */
    private boolean answers() {
        try {
            return server.jdbc().sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException | UncheckedIOException away) {
            return false;
        }
    }

    private void servesAgainSoon() {
        Instant back = Instant.now();
        writers.awaitMore(1);
        Duration took = Duration.between(back, Instant.now());
        System.out.println("Served again " + took + " after the database was back");
        assertThat(took).isLessThan(Faults.patience(SERVES_AGAIN_WITHIN));
        writers.awaitMore(20);
    }

    private void losesNothing() {
        writers.finish();
        Ledger ledger = new Ledger(server.jdbc());
        ledger.has(writers.people());
        ledger.isConsistent();
    }
}
