package io.matricula.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.matricula.Matricula;
import io.matricula.ServerTest;
import io.matricula.TestClient;
import io.matricula.TestClient.Answer;
import io.matricula.database.Transactions;
import io.matricula.several.SeveralServers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One request that is sent several times at once with one Idempotency-Key, to one server and to two. */
@ServerTest
class IdempotencyRaceTest {

    private static final String ENROLMENT =
            "{\"cursus_user\":{\"cursus_id\":2,\"user_id\":1,\"begin_at\":\"2017-07-22\"}}";

    private static final String WAITING = "show global status like 'Innodb_row_lock_current_waits'";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Transactions transactions;

    @Autowired
    private HikariDataSource dataSource;

    @Autowired
    private ApplicationContext context;

    private TestClient tutor;

    @BeforeEach
    void client() {
        tutor = TestClient.as("sandbox-advanced-tutor", port);
    }

    private static CompletableFuture<Answer> later(Supplier<Answer> request) {
        return CompletableFuture.supplyAsync(request);
    }

    /** Nobody can write anything about the first person meanwhile. */
    private <T> T whileTheFirstPersonIsLocked(Supplier<T> work) {
        return transactions.inOne(() -> {
            jdbc.sql("select id from users where id = 1 for update")
                    .query(Long.class)
                    .single();
            return work.get();
        });
    }

    private void awaitWaiting(int requests) {
        await().until(() ->
                jdbc.sql(WAITING).query((row, number) -> row.getInt(2)).single() == requests);
    }

    private long enrolments() {
        return jdbc.sql("select count(*) from cursus_users where user_id = 1 and cursus_id = 2")
                .query(Long.class)
                .single();
    }

    @Test
    void refusesARequestWhileTheFirstIsServed() {
        List<CompletableFuture<Answer>> served = whileTheFirstPersonIsLocked(() -> {
            List<CompletableFuture<Answer>> waiting = SeveralServers.with(context).stream()
                    .map(server -> later(() -> tutor.post("/v2/cursus_users", ENROLMENT, "Idempotency-Key", "k")))
                    .toList();
            awaitWaiting(waiting.size());
            Answer another = tutor.post("/v2/cursus_users", ENROLMENT, "Idempotency-Key", "k");
            another.is(
                    409,
                    "{\"error\":\"Conflict\",\"message\":\"A request with this Idempotency-Key is still being served\"}");
            assertThat(another.header("Retry-After")).isEqualTo("1");
            return waiting;
        });
        List<Answer> answers = served.stream().map(CompletableFuture::join).toList();
        String created = tutor.post("/v2/cursus_users", ENROLMENT, "Idempotency-Key", "k")
                .is(201)
                .body();
        // of several servers each served one request, and may have had to leave it to another
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 409)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.is(201).body()).isEqualTo(created));
        assertThat(enrolments()).isEqualTo(1);
    }

    @Test
    void createsOneUserOfTenRequestsAtOnce() {
        String leia = """
                {"user":{"email":"leia@example.org","campus_id":"1","first_name":"Leia","last_name":"Organa",
                  "kind":"student","pool_year":"2017","pool_month":"may"}}""";
        List<CompletableFuture<Answer>> requests = IntStream.range(0, 10)
                .mapToObj(number -> later(() -> tutor.post("/v2/users", leia, "Idempotency-Key", "k")))
                .toList();
        List<String> answers = requests.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.status() != 409)
                .map(answer -> answer.is(201).body())
                .toList();
        assertThat(answers).isNotEmpty().containsOnly(answers.get(0));
        assertThat(jdbc.sql("select count(*) from users").query(Long.class).single())
                .isEqualTo(127);
    }

    @Test
    void twoServersDoItOnceAndAnswerAlike() {
        try (ServletWebServerApplicationContext second = secondServer()) {
            TestClient elsewhere = TestClient.as(
                    "sandbox-advanced-tutor", second.getWebServer().getPort());
            oneOfTwoIsRefusedByTheDatabase(elsewhere);
            oneOfTwoHasNothingAgainstItButTheKey(elsewhere);
        }
    }

    private ServletWebServerApplicationContext secondServer() {
        return (ServletWebServerApplicationContext) new SpringApplicationBuilder(Matricula.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + dataSource.getJdbcUrl(),
                        "--spring.datasource.username=" + dataSource.getUsername(),
                        "--spring.datasource.password=" + dataSource.getPassword());
    }

    private void oneOfTwoIsRefusedByTheDatabase(TestClient elsewhere) {
        assertOneEffect(whileTheFirstPersonIsLocked(() -> bothWaiting(
                () -> tutor.post("/v2/cursus_users", ENROLMENT, "Idempotency-Key", "k"),
                () -> elsewhere.post("/v2/cursus_users", ENROLMENT, "Idempotency-Key", "k"))));
        assertThat(enrolments()).isEqualTo(1);
    }

    private void oneOfTwoHasNothingAgainstItButTheKey(TestClient elsewhere) {
        String person = """
                {"user":{"email":"leia%d@example.org","campus_id":"2","first_name":"Leia","last_name":"Organa",
                  "kind":"student","pool_year":"2017","pool_month":"may"}}""";
        assertOneEffect(whileTheKeyIsLocked(() -> bothWaiting(
                () -> tutor.post("/v2/users", person, "Idempotency-Key", "key"),
                () -> elsewhere.post("/v2/users", person, "Idempotency-Key", "key"))));
        assertThat(jdbc.sql("select count(*) from users").query(Long.class).single())
                .isEqualTo(127);
    }

    /** An answer is there that nobody sees and that is gone in the end. */
    private <T> T whileTheKeyIsLocked(Supplier<T> work) {
        long application = jdbc.sql("select id from applications where uid = 'sandbox-advanced-tutor'")
                .query(Long.class)
                .single();
        return transactions.inOne(() -> {
            jdbc.sql("""
                            insert into idempotency_keys (id, fingerprint, status, body, created_at)
                            values (:id, '', 0, '', now())
                            """)
                    .param("id", Fingerprint.of("APPLICATION", String.valueOf(application), "null", "key"))
                    .update();
            T result = work.get();
            jdbc.sql("delete from idempotency_keys where fingerprint = ''").update();
            return result;
        });
    }

    private List<CompletableFuture<Answer>> bothWaiting(Supplier<Answer> here, Supplier<Answer> there) {
        List<CompletableFuture<Answer>> waiting = List.of(later(here), later(there));
        awaitWaiting(2);
        return waiting;
    }

    private static void assertOneEffect(List<CompletableFuture<Answer>> requests) {
        List<Answer> answers =
                requests.stream().map(request -> request.join().is(201)).toList();
        assertThat(answers.get(0).body()).isEqualTo(answers.get(1).body());
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotent-Replayed") != null)
                .hasSize(1);
    }
}
