package io.matricula.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.matricula.Exchange;
import io.matricula.database.ProductionDatabase;
import io.matricula.faults.ServerProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server of production, in a process of its own, that is told to stop while it has much to do. */
@Tag("slow")
class StoppedServerTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final int CALLERS = 4;

    @TempDir
    private Path directory;

    private ProductionDatabase database;
    private ServerProcess server;
    private URI base;
    private String token;

    private final AtomicInteger numbers = new AtomicInteger();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> refused = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void start() throws Exception {
        database = new ProductionDatabase(directory.resolve("database"));
        String credentials = application();
        addACampus();
        server = ServerProcess.start(directory, database.properties("--matricula.shutdown-delay=1s"))
                .ready();
        base = URI.create(server.address());
        HttpResponse<String> answer = send(HttpRequest.newBuilder(base.resolve("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&" + credentials)));
        token = JsonPath.read(answer.body(), "$.access_token");
    }

    @AfterEach
    void end() {
        if (server != null) {
            server.close();
        }
        database.close();
    }

    private String application() {
        StringWriter out = new StringWriter();
        String[] args = Stream.concat(
                        Stream.of("app", "create", "--name", "A script", "--role", "Advanced tutor"),
                        Stream.of(database.properties()))
                .toArray(String[]::new);
        assertThat(Commands.in(args).run(new PrintWriter(out, true), new PrintWriter(new StringWriter())))
                .isZero();
        return out.toString().replaceFirst("client_id: (.*)\nclient_secret: (.*)\n", "client_id=$1&client_secret=$2");
    }

    private void addACampus() {
        database.jdbc()
                .sql("insert into languages (id, name, identifier, created_at, updated_at)"
                        + " values (1, 'English', 'en', now(), now())")
                .update();
        database.jdbc()
                .sql("insert into campus (id, name, slug, time_zone, language_id, created_at, updated_at)"
                        + " values (1, 'London', 'london', 'Europe/London', 1, now(), now())")
                .update();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            HttpRequest sent = request.build();
            HttpResponse<String> answer = HTTP.send(sent, BodyHandlers.ofString());
            Exchange.of(sent, "", answer).seen();
            return answer;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpResponse<String> createUser(String requestId) throws IOException {
        int number = numbers.incrementAndGet();
        return send(HttpRequest.newBuilder(base.resolve("/v2/users"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("X-Request-Id", requestId)
                .POST(BodyPublishers.ofString("""
                        {"user":{"email":"number.%d@example.org","first_name":"Number","last_name":"Of%d",
                         "kind":"student","pool_year":"2017","pool_month":"may","campus_id":"1"}}""".formatted(number, number))));
    }

    /** Until nobody listens any more. */
    private void callOnAndOn() {
        try {
            while (true) {
                HttpResponse<String> answer = createUser("load");
                if (answer.statusCode() == 201) {
                    acknowledged.add(JsonPath.read(answer.body(), "$.login"));
                } else {
                    refused.add(answer.statusCode());
                }
            }
        } catch (IOException stopped) {
            // no answer: nothing was promised
        }
    }

    private int readiness() {
        try {
            return send(HttpRequest.newBuilder(base.resolve("/readyz"))).statusCode();
        } catch (IOException stopped) {
            return 0;
        }
    }

    @Test
    void losesNoWriteThatItAcknowledged() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<Future<?>> calls = new ArrayList<>();
        try {
            for (int caller = 0; caller < CALLERS; caller++) {
                calls.add(callers.submit(this::callOnAndOn));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() > 50);
            assertThat(readiness()).isEqualTo(200);
            CompletableFuture<Process> ended = server.process().onExit();
            server.process().destroy();
            await().atMost(Duration.ofSeconds(20)).until(() -> readiness() == 503);
            int soFar = acknowledged.size();
            ended.join();

            assertThat(acknowledged.size())
                    .as("served on while it was not ready")
                    .isGreaterThan(soFar);
        } finally {
            callers.shutdown();
        }
        await().until(callers::isTerminated);
        for (Future<?> call : calls) {
            call.get();
        }
        assertThat(refused).isEmpty();
        assertThat(database.jdbc()
                        .sql("select login from users")
                        .query(String.class)
                        .set())
                .containsAll(acknowledged);
    }

    @Test
    void logsJsonWithTheRequestId() throws Exception {
        assertThat(createUser("the-first").statusCode()).isEqualTo(201);

        List<JsonNode> lines = new ArrayList<>();
        for (String line : server.output().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        assertThat(lines).hasSizeGreaterThan(1).allMatch(line -> line.has("@timestamp") && line.has("message"));
        assertThat(lines)
                .filteredOn(line -> line.path("requestId").asString("").equals("the-first"))
                .extracting(line -> line.path("message").asString())
                .containsExactly("No mail server is configured (spring.mail.host): nobody gets a welcome mail");
    }
}
