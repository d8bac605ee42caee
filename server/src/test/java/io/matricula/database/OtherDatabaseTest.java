package io.matricula.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.Matricula;
import io.matricula.TestClient;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server on a database that somebody else runs, and that goes away in the end. */
@Tag("slow")
@TestMethodOrder(OrderAnnotation.class)
class OtherDatabaseTest {

    @TempDir
    private static Path directory;

    private static EmbeddedDatabase other;
    private static ConfigurableApplicationContext server;

    @BeforeAll
    static void start() {
        other = EmbeddedDatabase.startedIn(directory, Path.of("target/matricula"));
        server = new SpringApplicationBuilder(Matricula.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + other.getJdbcUrl(),
                        "--spring.datasource.username=" + other.getUsername(),
                        "--spring.datasource.password=" + other.getPassword(),
                        "--spring.datasource.hikari.connection-timeout=250",
                        // only requests wait for connections
                        "--db-scheduler.polling-interval=1h",
                        "--db-scheduler.heartbeat-interval=1h",
                        "--matricula.deliveries.polling-interval=1h");
    }

    @AfterAll
    static void stop() {
        server.close();
        other.close();
    }

    @Test
    @Order(1)
    void runsOnTheDatabaseOfAUrlWithTheSameOptions() {
        assertThat(server.getBeanNamesForType(EmbeddedDatabase.class)).isEmpty();
        assertThat(server.getBean(JdbcClient.class).sql("""
                        select
                          (select count(*) from users) as people,
                          @@session.time_zone as zone,
                          @@session.transaction_isolation as isolation,
                          cast(@@session.innodb_lock_wait_timeout as char) as lock_wait
                        """).query().singleRow())
                .isEqualTo(Map.of("people", 126L, "zone", "+00:00", "isolation", "READ-COMMITTED", "lock_wait", "5"));
    }

    @Test
    @Order(2)
    void answersThatTheDatabaseIsAwayAndWhenToComeAgain() {
        int port = Integer.parseInt(server.getEnvironment().getProperty("local.server.port"));
        TestClient tutor = TestClient.as("sandbox-advanced-tutor", port);
        TestClient operator = TestClient.anew("sandbox-operator", port);
        other.close();

        assertAway(tutor.get("/v2/users/2"));
        assertAway(tutor.get("/v2/users"));
        assertAway(tutor.post("/v2/users", """
                {"user":{"email":"leia.organa@example.org","first_name":"Leia","last_name":"Organa","kind":"student",
                 "pool_year":"2017","pool_month":"may","campus_id":"1"}}"""));
        assertAway(tutor.patch("/v2/users/2", "{\"user\":{\"status\":\"admis\"}}"));
        assertAway(operator.get("/operations/audit"));
        assertAway(tutor.post("/oauth/token", """
                {"grant_type":"client_credentials","client_id":"sandbox-public","client_secret":"sandbox"}"""));
        tutor.get("/oauth/token/info").is(200);
    }

    @Test
    @Order(3)
    void waitsForADatabaseThatIsAwayOnceForEachRequest() {
        int port = Integer.parseInt(server.getEnvironment().getProperty("local.server.port"));
        TestClient tutor = TestClient.as("sandbox-advanced-tutor", port);
        double before = waits();

        assertAway(tutor.post("/v2/users", """
                {"user":{"email":"leia.organa@example.org","first_name":"Leia","last_name":"Organa","kind":"student",
                 "pool_year":"2017","pool_month":"may","campus_id":"1"}}""", "Idempotency-Key", "away"));
        assertThat(waits() - before).isEqualTo(1);
    }

    private static double waits() {
        return server.getBean(MeterRegistry.class).get("hikaricp.connections.timeout").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static void assertAway(TestClient.Answer answer) {
        answer.is(503, "{\"error\":\"Service Unavailable\",\"message\":\"The database cannot be reached\"}");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.header("X-Runtime")).isNotNull();
    }
}
