package io.matricula.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.matricula.TestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Input that means harm: refused in bounded time and memory, while others are served. */
@Tag("faults")
class HostileInputTest {

    private static final int THREADS = 30;
    private static final Duration RECEIVE_TIMEOUT = Duration.ofSeconds(4);

    private static ServerProcess server;
    private static TestClient tutor;
    private static String token;

    @BeforeAll
    static void start() {
        List<String> small = new ArrayList<>(
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx160m", "-XX:+ExitOnOutOfMemoryError"));
        small.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.matricula.Matricula"));
        server = ServerProcess.start(
                        Faults.directory("hostile"),
                        small,
                        List.of(
                                "--server.tomcat.threads.max=" + THREADS,
                                "--matricula.receive-timeout=" + RECEIVE_TIMEOUT.toSeconds() + "s"))
                .ready();
        tutor = server.as("sandbox-advanced-tutor");
        token = TestClient.tokenOf("sandbox-advanced-tutor", server.port());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<Integer> answersTo(byte[] request) {
        return RawConnection.statuses(server.port(), request, Duration.ofSeconds(60));
    }

    /** What HTTP itself asks for: RFC 9110, 15.6.2 and 15.6.6, RFC 9112, 6.1. */
    private static boolean isRefusal(int status) {
        return status >= 400 && status < 500 || status == 501 || status == 505;
    }

    private static Map<String, Long> rows() {
        Map<String, Long> counts = new TreeMap<>();
        Stream.of("users", "user_candidatures", "cursus_users", "campus_users", "user_images", "idempotency_keys")
                .forEach(table -> counts.put(
                        table,
                        server.jdbc()
                                .sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
        return counts;
    }

    @Test
    void refusesAllOfItWritesNothingAndKeepsNothingInMemory() {
        Map<String, byte[]> requests = HostileRequests.all(token);
        Map<String, Long> before = rows();
        String user = tutor.get("/v2/users/1").body();
        refuseAll(requests);
        double flat = Gauges.of(server).heap();
        for (int round = 0; round < 2; round++) {
            refuseAll(requests);
        }
        assertThat(Gauges.of(server).heap()).isLessThan(flat + 8 * 1024 * 1024);
        assertThat(rows()).isEqualTo(before);
        assertThat(tutor.get("/v2/users/1").body()).isEqualTo(user);
        assertThat(server.output()).doesNotContain(" ERROR ").doesNotContain("OutOfMemory");
    }

    /** More than one answer to one request would be that to a smuggled one. */
    private static void refuseAll(Map<String, byte[]> requests) {
        Map<String, List<Integer>> wrong = new TreeMap<>();
        requests.forEach((name, request) -> {
            List<Integer> answers = answersTo(request);
            if (answers.size() > 1 || !answers.stream().allMatch(HostileInputTest::isRefusal)) {
                wrong.put(name, answers);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void closesWhatArrivesTooSlowlyAndServesOthersMeanwhile() {
        List<RawConnection> slow = new ArrayList<>();
        try {
            for (int number = 0; number < 5; number++) {
                open(slow, "GET /v2/users HTTP/1.1\r\nHost: x\r\nX-A: ");
                open(
                        slow,
                        "POST /v2/users HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n{");
                open(slow, authorized("application/json", "Content-Length: 9999\r\n\r\n{"));
                open(slow, authorized("multipart/form-data; boundary=x", "Content-Length: 9999\r\n\r\n--"));
                open(slow, authorized("application/json", "Transfer-Encoding: chunked\r\n\r\n270f\r\n{"));
            }
            await().pollInterval(Duration.ofMillis(100))
                    .atMost(Faults.patience(RECEIVE_TIMEOUT.plusSeconds(2)))
                    .until(() -> {
                        tutor.get("/v2/users/1").is(200);
                        return slow.stream().noneMatch(connection -> connection.takes(' '));
                    });
        } finally {
            close(slow);
        }
    }

    @Test
    void servesOthersAlthoughSlowOnesWantEveryThread() {
        List<RawConnection> slow = new ArrayList<>();
        try {
            for (int number = 0; number < 4 * THREADS; number++) {
                open(slow, authorized("application/json", "Content-Length: 9999\r\n\r\n{"));
            }
            long began = System.nanoTime();
            tutor.get("/v2/users/1").is(200);
            // each of four turns would last as long as the limit for requests
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(RECEIVE_TIMEOUT.multipliedBy(3));
        } finally {
            close(slow);
        }
    }

    private static String authorized(String type, String rest) {
        return "POST /v2/users HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\nContent-Type: " + type
                + "\r\n" + rest;
    }

    private static void open(List<RawConnection> slow, String beginning) {
        RawConnection connection = new RawConnection(server.port());
        slow.add(connection);
        try {
            connection.send(beginning.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(List<RawConnection> connections) {
        connections.forEach(connection -> {
            try {
                connection.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
