package io.matricula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server in a process of its own, which is killed: between a commit and what the commit sets off, and anywhere. */
@Tag("slow")
class KilledServerTest {

    private static final Pattern ADDRESS = Pattern.compile("Address +http://127.0.0.1:(\\d+)");

    private final GreenMail mails = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void startMailServer() {
        mails.start();
    }

    @AfterEach
    void stop() {
        mails.stop();
        for (Process server : started) {
            List<ProcessHandle> children = server.descendants().toList();
            server.destroyForcibly().onExit().join();
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private Process start(Path directory, Path log, String option) throws IOException {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Matricula.class.getName(),
                        "--server.port=0",
                        "--matricula.data-directory=" + directory,
                        "--matricula.program-directory=target/matricula",
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + mails.getSmtp().getPort(),
                        option)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        started.add(server);
        return server;
    }

    private static int port(Path log) {
        return await().atMost(Duration.ofMinutes(3)).until(() -> read(log), port -> port > 0);
    }

    private static int read(Path log) throws IOException {
        Matcher address = ADDRESS.matcher(Files.readString(log));
        return address.find() ? Integer.parseInt(address.group(1)) : 0;
    }

    @Test
    void welcomesANewUserAfterItIsBack(@TempDir Path directory) throws Exception {
        // it looks for tasks at its start and then not for an hour, so the kill comes first
        Process killed = start(directory, directory.resolve("first.log"), "--db-scheduler.polling-interval=1h");
        TestClient.as("sandbox-advanced-tutor", port(directory.resolve("first.log")))
                .post("/v2/users", """
                        {"user":{"email":"anakin.skywalker@example.org","first_name":"Anakin","last_name":"Skywalker",
                         "kind":"student","pool_year":"2017","pool_month":"may","campus_id":"1"}}""")
                .is(201);
        killed.destroyForcibly().onExit().join();
        assertThat(mails.getReceivedMessages()).isEmpty();

        Process back = start(directory, directory.resolve("second.log"), "--db-scheduler.polling-interval=1s");
        await().atMost(Duration.ofSeconds(90)).until(() -> mails.getReceivedMessages().length == 1);
        back.destroy();
        back.onExit().join();
    }

    @Test
    void hasEachWriteWithItsAnswerOrNeitherOfThem(@TempDir Path directory) throws Exception {
        Process killed = start(directory, directory.resolve("first.log"), "--db-scheduler.polling-interval=1h");
        TestClient tutor = TestClient.as("sandbox-advanced-tutor", port(directory.resolve("first.log")));
        Map<Integer, String> answered = new ConcurrentHashMap<>();
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
        killed.destroyForcibly().onExit().join();
        creating.join();
        int sent = answered.size() + 1;

        Process back = start(directory, directory.resolve("second.log"), "--db-scheduler.polling-interval=1h");
        TestClient again = TestClient.as("sandbox-advanced-tutor", port(directory.resolve("second.log")));
        for (int number = 0; number < sent; number++) {
            String body = create(again, number).is(201).body();
            assertThat(body).isEqualTo(answered.getOrDefault(number, body));
        }
        assertThat(again.get("/v2/users?per_page=1").header("X-Total")).isEqualTo(String.valueOf(126 + sent));
        back.destroy();
        back.onExit().join();
    }

    private static TestClient.Answer create(TestClient tutor, int number) {
        return tutor.post("/v2/users", """
                        {"user":{"email":"clone%d@example.org","first_name":"Jango","last_name":"Fett",
                         "kind":"student","pool_year":"2017","pool_month":"may","campus_id":"1"}}""".formatted(number), "Idempotency-Key", "clone-" + number);
    }
}
