package io.matricula.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.matricula.Exchange;
import io.matricula.TestClient;
import io.matricula.TestClient.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Networks that delay, reset, half-close, swallow and cut: between clients, server, database and platform. */
@Tag("faults")
class NetworkFaultsTest {

    private static final int THREADS = 16;
    private static final int CONNECTIONS = 8;
    private static final int POOLS = 2;
    private static final Path DIRECTORY = Faults.directory("network");
    /** Every body that the platform got; the people of other tests may still be among them. */
    private static final Queue<String> TOLD = new ConcurrentLinkedQueue<>();

    private static final ExecutorService CLIENTS = Executors.newFixedThreadPool(THREADS);

    private static SharedDatabase database;
    private static HttpServer platform;
    private static FaultProxy beforeDatabase;
    private static FaultProxy beforePlatform;
    private static FaultProxy beforeServer;
    private static ServerProcess server;
    private static TestClient tutor;
    private static Gauges atFirst;

    private final Random dice = Faults.dice();

    @BeforeAll
    static void start() throws Exception {
        database = new SharedDatabase(DIRECTORY.resolve("database"));
        beforeDatabase = new FaultProxy(database.port());
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        platform.createContext("/", NetworkFaultsTest::told);
        platform.setExecutor(Executors.newCachedThreadPool());
        platform.start();
        beforePlatform = new FaultProxy(platform.getAddress().getPort());
        server = ServerProcess.start(
                        DIRECTORY,
                        database.optionsThrough(
                                beforeDatabase.port(),
                                "--spring.datasource.hikari.data-source-properties.socketTimeout=2000",
                                "--spring.datasource.hikari.data-source-properties.connectTimeout=1000",
                                // from the start as many as there may be, so that none is taken for one that leaked
                                "--server.tomcat.threads.max=" + THREADS,
                                "--server.tomcat.threads.min-spare=" + THREADS,
                                "--spring.datasource.hikari.maximum-pool-size=" + CONNECTIONS,
                                "--spring.datasource.hikari.minimum-idle=" + CONNECTIONS,
                                "--spring.datasource.hikari.connection-timeout=2000",
                                "--spring.datasource.hikari.validation-timeout=1000",
                                "--matricula.platforms.training.url=http://127.0.0.1:" + beforePlatform.port(),
                                "--matricula.platforms.training.timeout=1s",
                                "--matricula.tasks.first-delay=200ms",
                                "--matricula.tasks.longest-delay=1s",
                                "--matricula.tasks.attempts=1000"))
                .ready();
        beforeServer = new FaultProxy(server.port());
        tutor = server.as("sandbox-advanced-tutor");
        rename("First");
        CLIENTS.invokeAll(IntStream.range(0, 4 * THREADS)
                .<Callable<Answer>>mapToObj(
                        number -> () -> tutor.get("/v2/users").is(200))
                .toList());
        atFirst = Gauges.of(server);
    }

    private static void told(HttpExchange exchange) throws IOException {
        TOLD.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    @AfterAll
    static void stop() {
        CLIENTS.shutdownNow();
        server.close();
        platform.stop(0);
        beforeServer.close();
        beforeDatabase.close();
        beforePlatform.close();
        database.close();
    }

    /** With a few more, as some threads are kept for a while. */
    @AfterEach
    void leaksNothing() {
        List.of(beforeServer, beforeDatabase, beforePlatform).forEach(FaultProxy::passes);
        await().atMost(Faults.patience(Duration.ofSeconds(30)))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    Gauges now = Gauges.of(server);
                    assertThat(now.connections()).isEqualTo(POOLS * CONNECTIONS);
                    assertThat(now.threads()).isLessThanOrEqualTo(atFirst.threads() + 8);
                    assertThat(now.files()).isLessThanOrEqualTo(atFirst.files() + 8);
                });
    }

    private List<Consumer<FaultProxy>> faults() {
        return List.of(
                proxy -> proxy.delays(Duration.ofMillis(30)),
                FaultProxy::resets,
                FaultProxy::halfCloses,
                FaultProxy::swallows,
                proxy -> proxy.cutsAfter(1 + dice.nextInt(1500)));
    }

    private static String person(String email) {
        return """
                {"user":{"email":"%s","first_name":"Jango","last_name":"Fett","kind":"student","pool_year":"2017",
                 "pool_month":"may","campus_id":"1"}}""".formatted(email);
    }

    @Test
    void aClientThatAsksAgainHasOneEffect() {
        HttpClient http = HttpClient.newHttpClient();
        for (int round = 0; round < 4; round++) {
            for (Consumer<FaultProxy> fault : faults()) {
                String email = "again" + dice.nextLong() + "@example.org";
                fault.accept(beforeServer);
                Optional<HttpResponse<String>> first = create(http, email);
                beforeServer.passes();
                HttpResponse<String> second = await().atMost(Duration.ofMinutes(1))
                        .until(
                                () -> create(http, email),
                                answer -> answer.isPresent() && answer.get().statusCode() != 409)
                        .orElseThrow();
                assertThat(second.statusCode()).isEqualTo(201);
                first.ifPresent(answer -> assertThat(answer.body()).isEqualTo(second.body()));
            }
        }
        assertThat(database.count("user_candidatures where email like 'again%'"))
                .isEqualTo(4L * faults().size());
    }

    /** Empty if no answer came, or not in time. */
    private static Optional<HttpResponse<String>> create(HttpClient http, String email) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + beforeServer.port() + "/v2/users"))
                .timeout(Duration.ofMillis(1500))
                .header("Authorization", "Bearer " + TestClient.tokenOf("sandbox-advanced-tutor", server.port()))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", email)
                .POST(BodyPublishers.ofString(person(email)))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            Exchange.of(request, person(email), answer).seen();
            return Optional.of(answer);
        } catch (IOException noAnswer) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void withoutItsDatabaseItAnswersInBoundedTimeAndLosesNothing() throws Exception {
        Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
        AtomicInteger refused = new AtomicInteger();
        AtomicBoolean ended = new AtomicBoolean();
        List<Future<?>> writers = new ArrayList<>();
        for (int writer = 0; writer < CONNECTIONS; writer++) {
            String name = "away" + writer + "-";
            writers.add(CLIENTS.submit(() -> {
                for (int number = 0; !ended.get(); number++) {
                    String email = name + number + "@example.org";
                    acknowledged.put(email, acknowledgedId(email, refused));
                }
            }));
        }
        for (Consumer<FaultProxy> fault : faults()) {
            fault.accept(beforeDatabase);
            int some = refused.get() + acknowledged.size() + 4;
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> hasEnded(writers) || refused.get() + acknowledged.size() >= some);
            beforeDatabase.passes();
            int more = acknowledged.size() + 8;
            await().atMost(Faults.patience(Duration.ofSeconds(10)))
                    .until(() -> hasEnded(writers) || acknowledged.size() >= more);
        }
        ended.set(true);
        for (Future<?> writer : writers) {
            writer.get();
        }
        assertThat(refused.get()).isPositive();
        assertThat(database.jdbc()
                        .sql("select email, user_id from user_candidatures where email like 'away%'")
                        .query((row, number) -> Map.entry(row.getString(1), row.getInt(2)))
                        .list())
                .containsExactlyInAnyOrderElementsOf(acknowledged.entrySet());
    }

    /** As one does that met what it should not. */
    private static boolean hasEnded(List<Future<?>> writers) {
        return writers.stream().anyMatch(Future::isDone);
    }

    /** The longest wait is that for the database, for a connection, and for another one to record the refusal. */
    private static int acknowledgedId(String email, AtomicInteger refused) {
        while (true) {
            long began = System.nanoTime();
            Answer answer = tutor.post("/v2/users", person(email), "Idempotency-Key", email);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Faults.patience(Duration.ofSeconds(12)));
            if (answer.status() == 503) {
                assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
                refused.incrementAndGet();
            } else if (answer.status() != 409) {
                return JsonPath.read(answer.is(201).body(), "$.id");
            }
        }
    }

    @Test
    void aPlatformThatCannotBeReachedIsToldInTheEnd() {
        for (Consumer<FaultProxy> fault : faults()) {
            String name = "Name" + dice.nextInt(1_000_000);
            fault.accept(beforePlatform);
            long began = System.nanoTime();
            rename(name);
            // the platform's timeout is a second
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Faults.patience(Duration.ofSeconds(3)));
            beforePlatform.passes();
            await().atMost(Faults.patience(Duration.ofSeconds(10)))
                    .until(() -> TOLD.stream().anyMatch(body -> body.contains(name))
                            && database.count("deliveries where platform = 'training' and state <> 'delivered'") == 0);
        }
    }

    private static void rename(String name) {
        tutor.put(
                        "/integration/ws/management/rest/users/restuser.acme",
                        """
                        {"user":{"name":"%s","surname":"Acme","language":"en","timezone":"Europe/Madrid",
                         "email":"restuser@example.org","username":"restuser.acme",
                         "roles":{"management":["user"],"training":["user"]}}}""".formatted(name),
                        "X-Cloud-Auth-Token",
                        "sandbox-cloud-token",
                        "X-Cloud-Synchronization",
                        "synchronous")
                .is(200);
    }
}
