package io.matricula.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.matricula.TestClient;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that is killed: between a commit and what the commit sets off, and anywhere. */
@Tag("faults")
class KilledServerTest {

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

    private ServerProcess start(String option) {
        return ServerProcess.start(
                directory,
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mails.getSmtp().getPort(),
                option);
    }

    @Test
    void welcomesANewUserAfterItIsBack() {
        // it looks for tasks at its start and then not for an hour, so the kill comes first
        try (ServerProcess killed = start("--db-scheduler.polling-interval=1h").ready()) {
            killed.as("sandbox-advanced-tutor").post("/v2/users", """
                        {"user":{"email":"anakin.skywalker@example.org","first_name":"Anakin","last_name":"Skywalker",
                         "kind":"student","pool_year":"2017","pool_month":"may","campus_id":"1"}}""").is(201);
        }
        assertThat(mails.getReceivedMessages()).isEmpty();

        try (ServerProcess back = start("--db-scheduler.polling-interval=1s")) {
            await().atMost(Duration.ofSeconds(90)).until(() -> mails.getReceivedMessages().length == 1);
            back.stop();
        }
    }

    @Test
    void hasEachWriteWithItsAnswerOrNeitherOfThem() throws Exception {
        Map<Integer, String> answered = new ConcurrentHashMap<>();
        try (ServerProcess killed = start("--db-scheduler.polling-interval=1h").ready()) {
            TestClient tutor = killed.as("sandbox-advanced-tutor");
            Thread creating = new Thread(() -> {
                try {
                    IntStream.range(0, 1000)
                            .forEach(number ->
                                    answered.put(number, create(tutor, number).body()));
                } catch (UncheckedIOException nobodyThere) {
                    // the kill came
                }
            });
            creating.start();
            await().until(() -> answered.size() > 20);
            killed.kill();
            creating.join();
        }
        int sent = answered.size() + 1;

        try (ServerProcess back = start("--db-scheduler.polling-interval=1h").ready()) {
            TestClient again = back.as("sandbox-advanced-tutor");
            for (int number = 0; number < sent; number++) {
                String body = create(again, number).is(201).body();
                assertThat(body).isEqualTo(answered.getOrDefault(number, body));
            }
            assertThat(again.get("/v2/users?per_page=1").header("X-Total")).isEqualTo(String.valueOf(126 + sent));
        }
    }

    private static TestClient.Answer create(TestClient tutor, int number) {
        return tutor.post("/v2/users", """
                        {"user":{"email":"clone%d@example.org","first_name":"Jango","last_name":"Fett",
                         "kind":"student","pool_year":"2017","pool_month":"may","campus_id":"1"}}""".formatted(number), "Idempotency-Key", "clone-" + number);
    }
}
