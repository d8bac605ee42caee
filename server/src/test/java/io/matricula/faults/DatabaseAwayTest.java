package io.matricula.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

    /** A statement that the database has taken is waited for as long as socketTimeout says, 60 seconds. */
    private static final Duration REFUSED_WHILE_HALTED_WITHIN = Duration.ofSeconds(70);

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

    @Test
    void isRefusedForWhileItIsHaltedAndLosesNothing() {
        Instant halted = Instant.now();
        Signal.STOP.to(server.database());
        try {
            writers.awaitRefusals(1);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> Duration.between(halted, Instant.now()).toSeconds() >= 10);
        } finally {
            Signal.CONT.to(server.database());
        }
        servesAgainSoon();
        losesNothing();
        assertThat(writers.slowestRefusal()).isLessThan(Faults.patience(REFUSED_WHILE_HALTED_WITHIN));
    }

    private boolean answers() {
        try {
            return server.jdbc().sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException away) {
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
