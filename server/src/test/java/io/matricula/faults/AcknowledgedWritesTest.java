package io.matricula.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("faults")
class AcknowledgedWritesTest {

    private final Path directory = Faults.directory("acknowledged");
    private final Random dice = Faults.dice();

    /** The database outlives its server but for every third time, when it is killed with it. */
    @Test
    void areThereOnceHoweverOftenTheServerIsKilled() {
        ServerProcess server = ServerProcess.start(directory).ready();
        Duration slowestStart = Duration.ZERO;
        try (Writers writers = new Writers(server, dice)) {
            for (int kill = 1; kill <= Faults.kills(); kill++) {
                writers.awaitMore(8 + dice.nextInt(40));
                boolean outlives = kill % 3 != 0;
                server.kill();
                if (!outlives) {
                    server.close();
                }
                assertThat(server.databases()).hasSize(outlives ? 1 : 0);
                server = ServerProcess.start(directory).ready();
                if (server.databaseReadyAfter().compareTo(slowestStart) > 0) {
                    slowestStart = server.databaseReadyAfter();
                }
                writers.speakTo(server);
            }
            writers.awaitMore(8);
            writers.finish();

            Ledger ledger = new Ledger(server.jdbc());
            ledger.has(writers.people());
            ledger.isConsistent();
        } finally {
            server.close();
        }
        System.out.println("The slowest start of the database took " + slowestStart);
        assertThat(slowestStart).isLessThan(Faults.patience(Duration.ofSeconds(10)));
    }
}
