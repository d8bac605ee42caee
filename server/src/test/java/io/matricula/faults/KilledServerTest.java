package io.matricula.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server that is killed between a commit and what the commit sets off. */
@Tag("faults")
class KilledServerTest {

    private static final String ON_THEIR_WAY =
            "select id from deliveries where user_id = 127 and state = '%s' order by id";

    private final GreenMail mails = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final Path directory = Faults.directory("killed");

    @BeforeEach
    void startMailServer() {
        mails.start();
    }

    @AfterEach
    void stopMailServer() {
        mails.stop();
    }

    private ServerProcess start(String polling) {
        return ServerProcess.start(
                directory,
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mails.getSmtp().getPort(),
                "--db-scheduler.polling-interval=" + polling,
                "--matricula.deliveries.polling-interval=" + polling);
    }

    private static List<Long> deliveries(JdbcClient jdbc, String state) {
        return jdbc.sql(ON_THEIR_WAY.formatted(state)).query(Long.class).list();
    }

    @Test
    void welcomesANewUserAndTellsThePlatformsAfterItIsBack() {
        List<Long> pending;
        // it looks for what is to be done at its start and then not for an hour, so the kill comes first
        try (ServerProcess killed = start("1h").ready()) {
            killed.as("sandbox-advanced-tutor").post("/v2/users", """
                    {"user":{"email":"anakin.skywalker@example.org","first_name":"Anakin","last_name":"Skywalker",
                     "kind":"student","pool_year":"2017","pool_month":"may","campus_id":"1"}}""").is(201);
            killed.kill();
            pending = deliveries(killed.jdbc(), "pending");
        }
        assertThat(pending).hasSizeBetween(2, 3);
        assertThat(mails.getReceivedMessages()).isEmpty();

        try (ServerProcess back = start("1s").ready()) {
            await().atMost(Duration.ofSeconds(90)).until(() -> mails.getReceivedMessages().length == 1);
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> deliveries(back.jdbc(), "delivered").containsAll(pending));
            assertThat(deliveries(back.jdbc(), "pending")).isEmpty();
            assertThat(mails.getReceivedMessages()).hasSize(1);
        }
    }
}
