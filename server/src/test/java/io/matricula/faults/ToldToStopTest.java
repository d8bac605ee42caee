package io.matricula.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.matricula.database.ProductionDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("faults")
class ToldToStopTest {

    private static final int SIGTERM = 128 + 15;

    private final Path directory = Faults.directory("told");

    @Test
    void answersWhatItDoesAndDoesNothingUnanswered() {
        Writers writers;
        try (ServerProcess server = ServerProcess.start(directory).ready()) {
            writers = new Writers(server, Faults.dice());
            writers.awaitMore(50);
            writers.giveUpWhenUnanswered();
            server.process().destroy();
            await().atMost(Faults.patience(Duration.ofSeconds(30)))
                    .until(() -> !server.process().isAlive());
            assertThat(server.process().exitValue()).isEqualTo(SIGTERM);
            assertThat(server.databases()).isEmpty();
            writers.awaitEnd();
        }
        try (ProductionDatabase database = new ProductionDatabase(directory.resolve("data/database"))) {
            Ledger ledger = new Ledger(database.jdbc());
            ledger.has(writers.people());
            ledger.isConsistent();
        }
    }
}
