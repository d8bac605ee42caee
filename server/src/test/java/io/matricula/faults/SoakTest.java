package io.matricula.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.TestClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server at 70 % of what it can do, for as long as {@code matricula.faults.seconds} says. */
@Tag("faults")
class SoakTest {

    private static final int CLIENTS = 4;
    private static final double LOAD = 0.7;
    private static final Duration SHORTEST_WARM_UP = Duration.ofSeconds(3);
    private static final double MIB = 1024 * 1024;

    private final AtomicInteger people = new AtomicInteger();

    @Test
    void takesNoMoreMemoryThreadsConnectionsOrTimeAfterAWhile() throws Exception {
        Random dice = Faults.dice();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        // from the start as much as there may be of each, so that nothing grows that is not kept
        List<String> java = List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xms160m",
                "-Xmx160m",
                "-XX:+AlwaysPreTouch",
                "-cp",
                System.getProperty("java.class.path"),
                "io.matricula.Matricula");
        List<String> options =
                List.of("--server.tomcat.threads.min-spare=16", "--spring.datasource.hikari.minimum-idle=16");
        try (ServerProcess server =
                ServerProcess.start(Faults.directory("soak"), java, options).ready()) {
            TestClient tutor = server.as("sandbox-advanced-tutor");
            Duration warmUp = warmUp();
            run(clients, tutor, dice, warmUp, Duration.ZERO);
            int perSecond =
                    (int) (run(clients, tutor, dice, warmUp, Duration.ZERO).size() / warmUp.toSeconds());
            Duration pace = Duration.ofNanos((long) (CLIENTS * 1e9 / (LOAD * Math.max(1, perSecond))));
            Duration half = Faults.soak().dividedBy(2);
            Gauges before = Gauges.of(server);
            List<Duration> first = run(clients, tutor, dice, half, pace);
            Gauges between = Gauges.of(server);
            List<Duration> second = run(clients, tutor, dice, half, pace);
            Gauges after = Gauges.of(server);
            System.out.printf(
                    "%d requests a second at most; at %.0f %% of them p99 was %s, then %s%n%s%n%s%n%s%n",
                    perSecond, 100 * LOAD, p99(first), p99(second), before, between, after);
            assertThat(after.heap()).isLessThan(before.heap() + 16 * MIB);
            assertThat(after.resident()).isLessThan(before.resident() + 48 * MIB);
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 8);
            assertThat(after.files()).isLessThanOrEqualTo(before.files() + 8);
            assertThat(after.connections()).isLessThanOrEqualTo(2 * 16);
            assertThat(p99(second))
                    .isLessThan(p99(first).multipliedBy(3).plus(Faults.patience(Duration.ofMillis(500))));
        } finally {
            clients.shutdownNow();
        }
    }

    /** A server that was just started does a fraction of what it can, and 70 % of that would be no load. */
    private static Duration warmUp() {
        Duration some = Faults.soak().dividedBy(20);
        return some.compareTo(SHORTEST_WARM_UP) > 0 ? some : SHORTEST_WARM_UP;
    }

    /**
     * What clients of all kinds ask for.
     *
     * @param pace of the requests of one client; one that is late catches up
     * @return how long each request took, from the time at which it was due
     */
    private List<Duration> run(ExecutorService clients, TestClient tutor, Random dice, Duration duration, Duration pace)
            throws Exception {
        long end = System.nanoTime() + duration.toNanos();
        List<Callable<List<Duration>>> work = new ArrayList<>();
        IntStream.range(0, CLIENTS).forEach(client -> {
            Random own = new Random(dice.nextLong());
            work.add(() -> {
                List<Duration> took = new ArrayList<>();
                long due = System.nanoTime();
                while (due < end) {
                    LockSupport.parkNanos(due - System.nanoTime());
                    ask(tutor, own);
                    took.add(Duration.ofNanos(System.nanoTime() - due));
                    due = pace.isZero() ? System.nanoTime() : due + pace.toNanos();
                }
                return took;
            });
        });
        List<Duration> all = new ArrayList<>();
        for (Future<List<Duration>> client : clients.invokeAll(work)) {
            all.addAll(client.get());
        }
        return all;
    }

    private void ask(TestClient tutor, Random dice) {
        int user = 1 + dice.nextInt(120);
        switch (dice.nextInt(10)) {
            case 0 -> {
                String email = "soak" + people.incrementAndGet() + "@example.org";
                tutor.post(
                                "/v2/users",
                                """
                        {"user":{"email":"%s","first_name":"Jango","last_name":"Fett%s","kind":"student",
                         "pool_year":"2017","pool_month":"may","campus_id":"1"}}""".formatted(
                                        email,
                                        Integer.toString(people.get(), 36).replaceAll("\\d", "x")),
                                "Idempotency-Key",
                                email)
                        .is(201);
            }
            case 1, 2 ->
                tutor.patch("/v2/users/" + user, "{\"user\":{\"status\":\"s" + dice.nextInt() + "\"}}")
                        .is(204);
            case 3 ->
                tutor.get("/v2/users?per_page=30&page=" + (1 + dice.nextInt(4))).is(200);
            case 4 -> tutor.post("/v2/users", "{\"user\":{}}").is(422);
            default -> tutor.get("/v2/users/" + user).is(200);
        }
    }

    private static Duration p99(List<Duration> took) {
        return took.stream().sorted().skip(took.size() * 99L / 100).findFirst().orElseThrow();
    }
}
