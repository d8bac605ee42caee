package io.matricula.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.jayway.jsonpath.JsonPath;
import io.matricula.Exchange;
import io.matricula.TestClient;
import io.matricula.TestClient.Answer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Three servers on one database, asked in turn. The first begins with the tables of an earlier version, the others bring
 * the rest, and those of a later one, while it serves; in the end one is killed.
 */
@Tag("faults")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralServersTest {

    private static final int WRITERS = 64;

    /** Without {@code idempotency_keys}, which no request needs that has no key. */
    private static final String EARLIER_TABLES = "--spring.flyway.target=11";

    /** With {@code V999}, which gives the people a column and an index. */
    private static final String LATER_TABLES =
            "--spring.flyway.locations=classpath:db/migration,classpath:faults/migration";

    private static final Path DIRECTORY = Faults.directory("several");
    private static final GreenMail MAILS = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private static final List<ServerProcess> SERVERS = new ArrayList<>();
    private static final List<TestClient> TUTORS = new ArrayList<>();
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(WRITERS);

    private static SharedDatabase database;

    private final AtomicInteger turn = new AtomicInteger();

    @BeforeAll
    static void startTheFirst() {
        MAILS.start();
        database = new SharedDatabase(DIRECTORY.resolve("database"));
        SERVERS.add(start("first", EARLIER_TABLES).ready());
        TUTORS.add(SERVERS.get(0).as("sandbox-advanced-tutor"));
    }

    /** Writers queue for connections for as long as it takes: these tests are about what happens when they have one. */
    private static ServerProcess start(String name, String... more) {
        List<String> options = new ArrayList<>(List.of(database.options(
                "--spring.datasource.hikari.connection-timeout=90000",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + MAILS.getSmtp().getPort(),
                "--db-scheduler.heartbeat-interval=1s")));
        options.addAll(List.of(more));
        return ServerProcess.start(DIRECTORY.resolve(name), options.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
        SERVERS.forEach(ServerProcess::close);
        database.close();
        MAILS.stop();
    }

    private TestClient next() {
        return TUTORS.get(Math.floorMod(turn.getAndIncrement(), TUTORS.size()));
    }

    private static String person(String email, String more) {
        return """
                {"user":{"email":"%s","first_name":"Jango","last_name":"Fett","kind":"student","pool_year":"2017",
                 "pool_month":"may","campus_id":"1"%s}}""".formatted(email, more);
    }

    @Test
    @Order(1)
    void areAddedWithWhatALaterVersionChangesWhileTheFirstGoesOnServing() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        Future<Integer> served = THREADS.submit(() -> {
            int requests = 0;
            for (; !ended.get(); requests++) {
                TUTORS.get(0)
                        .patch("/v2/users/3", "{\"user\":{\"first_name\":\"A" + requests + "\"}}")
                        .is(204);
                TUTORS.get(0).get("/v2/users/3").is(200);
            }
            return requests;
        });
        List<ServerProcess> others = List.of(start("second", LATER_TABLES), start("third", LATER_TABLES));
        SERVERS.addAll(others);
        others.forEach(other -> TUTORS.add(other.ready().as("sandbox-advanced-tutor")));
        ended.set(true);
        assertThat(served.get()).isPositive();
        assertThat(database.count("flyway_schema_history where success = 0")).isZero();
        assertThat(database.count("users where later_known_as is null")).isPositive();
        for (TestClient tutor : TUTORS) {
            assertThat(JsonPath.<String>read(tutor.get("/v2/users/3").body(), "$.first_name"))
                    .isEqualTo("A" + (served.get() - 1));
        }
    }

    @Test
    @Order(2)
    void letOneOfThoseWhoReadAVersionChangeIt() throws Exception {
        for (int version = 0; version < 3; version++) {
            String read = next().get("/v2/users/2").header("ETag");
            String name = "V" + version + "-";
            List<Integer> statuses = atOnce((tutor, writer) -> tutor.patch(
                    "/v2/users/2", "{\"user\":{\"first_name\":\"" + name + writer + "\"}}", "If-Match", read));
            assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 412);
            assertThat(JsonPath.<String>read(next().get("/v2/users/2").body(), "$.first_name"))
                    .isEqualTo(name + statuses.indexOf(204));
        }
    }

    @Test
    @Order(3)
    void giveALoginToOne() throws Exception {
        assertThat(atOnce((tutor, writer) ->
                        tutor.post("/v2/users", person("login" + writer + "@example.org", ",\"login\":\"boba\""))))
                .containsOnlyOnce(201)
                .containsOnly(201, 422);
        assertThat(database.count("users where login = 'boba'")).isEqualTo(1);
    }

    @Test
    @Order(4)
    void giveAnAddressToOne() throws Exception {
        assertThat(atOnce((tutor, writer) -> tutor.post("/v2/users", person("one@example.org", ""))))
                .containsOnlyOnce(201)
                .containsOnly(201, 422);
    }

    @Test
    @Order(5)
    void enrolOnce() throws Exception {
        String enrolment = "{\"cursus_user\":{\"cursus_id\":2,\"user_id\":1,\"begin_at\":\"2017-07-22\"}}";
        assertThat(atOnce((tutor, writer) -> tutor.post("/v2/cursus_users", enrolment)))
                .containsOnlyOnce(201)
                .containsOnly(201, 422);
        assertThat(database.count("cursus_users where user_id = 1 and cursus_id = 2"))
                .isEqualTo(1);
    }

    @Test
    @Order(6)
    void doOnceWhatHasOneIdempotencyKey() throws Exception {
        String person = person("key@example.org", "");
        assertThat(atOnce((tutor, writer) -> tutor.post("/v2/users", person, "Idempotency-Key", "key")))
                .contains(201)
                .containsOnly(201, 409);
        assertThat(database.count("user_candidatures where email = 'key@example.org'"))
                .isEqualTo(1);
    }

    /** The status that each of many writers got who begin at once, each with the server whose turn it is. */
    private List<Integer> atOnce(BiFunction<TestClient, Integer, Answer> write) throws Exception {
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        List<Callable<Integer>> writers = new ArrayList<>();
        IntStream.range(0, WRITERS)
                .forEach(writer -> writers.add(() -> {
                    TestClient tutor = next();
                    start.await();
                    return write.apply(tutor, writer).status();
                }));
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> written : THREADS.invokeAll(writers)) {
            statuses.add(written.get());
        }
        return statuses;
    }

    @Test
    @Order(7)
    void refuseATokenThatWasRevokedOnOneOfThem() throws Exception {
        String token = TestClient.tokenOf("sandbox-public", SERVERS.get(0).port());
        List<TestClient> everywhere = SERVERS.stream()
                .map(server -> TestClient.with(token, server.port()))
                .toList();
        everywhere.forEach(client -> client.get("/v2/cursus/1").is(200));
        String form = "client_id=sandbox-public&client_secret=sandbox&token=" + token;
        HttpRequest revocation = HttpRequest.newBuilder(
                        URI.create(SERVERS.get(0).address() + "/oauth/revoke"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(revocation, BodyHandlers.ofString());
        Exchange.of(revocation, form, answer).seen();
        assertThat(answer.statusCode()).isEqualTo(200);
        everywhere.get(0).get("/v2/cursus/1").is(401);
        await().atMost(Faults.patience(Duration.ofMinutes(1)))
                .until(() -> everywhere.stream()
                        .allMatch(client -> client.get("/v2/cursus/1").status() == 401));
    }

    @Test
    @Order(8)
    void loseNothingThatWasAcknowledgedWhenOneIsKilled() throws Exception {
        Random dice = Faults.dice();
        Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
        AtomicBoolean ended = new AtomicBoolean();
        List<Future<?>> writers = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            String name = "kill" + writer + "-";
            writers.add(THREADS.submit(() -> {
                for (int number = 0; !ended.get(); number++) {
                    String email = name + number + "@example.org";
                    acknowledged.put(email, createdAfterRetries(email));
                }
            }));
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged.size() > 30 + dice.nextInt(30));
        ServerProcess killed = SERVERS.get(dice.nextInt(SERVERS.size()));
        killed.kill();
        int until = acknowledged.size() + 30;
        await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged.size() > until);
        ended.set(true);
        for (Future<?> writer : writers) {
            writer.get();
        }
        assertThat(database.jdbc()
                        .sql("select email, user_id from user_candidatures where email like 'kill%'")
                        .query((row, number) -> Map.entry(row.getString(1), row.getInt(2)))
                        .list())
                .containsExactlyInAnyOrderElementsOf(acknowledged.entrySet());
        everyoneIsWelcomed(acknowledged);
    }

    /** Also by those tasks that the killed server had begun. */
    private static void everyoneIsWelcomed(Map<String, Integer> people) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> database.count("scheduled_tasks where task_name = 'welcome-mail'") == 0);
        List<String> written = java.util.Arrays.stream(MAILS.getReceivedMessages())
                .map(SeveralServersTest::recipient)
                .toList();
        assertThat(written).containsAll(people.keySet());
    }

    private static String recipient(jakarta.mail.internet.MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id of a new person, made by whichever server answers. */
    private int createdAfterRetries(String email) {
        while (true) {
            try {
                Answer answer = next().post("/v2/users", person(email, ""), "Idempotency-Key", email);
                if (answer.status() != 409) {
                    return JsonPath.read(answer.is(201).body(), "$.id");
                }
            } catch (UncheckedIOException killed) {
                // the next one
            }
        }
    }
}
