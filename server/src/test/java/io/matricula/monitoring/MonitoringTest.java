package io.matricula.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.matricula.Exchange;
import io.matricula.ServerTest;
import io.matricula.TestClient;
import io.matricula.TestClient.Answer;
import io.matricula.several.SeveralServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class MonitoringTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void isWellAgain() {
        everyServerIs(ReadinessState.ACCEPTING_TRAFFIC);
        jdbc.sql("delete from scheduled_tasks where task_instance = 'forgotten'")
                .update();
        jdbc.sql("update flyway_schema_history set success = true").update();
    }

    private void everyServerIs(ReadinessState state) {
        SeveralServers.with(context).forEach(server -> AvailabilityChangeEvent.publish(server, state));
    }

    private Answer anybody(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        Exchange.of(request, "", answer).seen();
        return new Answer(answer);
    }

    private Answer operator(String path) {
        return TestClient.as("sandbox-operator", port).get(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz"})
    void tellsEverybodyTheStatusAndNothingElse(String probe) throws Exception {
        anybody(probe).is(200, "{\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez?status=%00", "/readyz?a=1&a[b]=2", "/livez?status=DOWN"})
    void readsNothingThatIsSent(String probe) throws Exception {
        anybody(probe).is(200, "{\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz"})
    void refusesAQueryThatCannotBeRead(String probe) throws Exception {
        anybody(probe + "?status=%ED%A0%80")
                .is(400, "{\"error\":\"Bad Request\",\"message\":\"The params cannot be read\"}");
    }

    @Test
    void isLiveButNotReadyWhileItStops() throws Exception {
        everyServerIs(ReadinessState.REFUSING_TRAFFIC);
        anybody("/readyz").is(503, "{\"status\":\"OUT_OF_SERVICE\"}");
        anybody("/livez").is(200, "{\"status\":\"UP\"}");
    }

    @Test
    void isNotReadyWithoutTheTablesOfItsVersion() throws Exception {
        jdbc.sql("update flyway_schema_history set success = false").update();
        anybody("/readyz").is(503, "{\"status\":\"DOWN\"}");
        assertThat(JsonPath.<String>read(
                        operator("/operations/health").is(503).body(), "$.components.migration.status"))
                .isEqualTo("DOWN");
    }

    @Test
    void servesOnWhenTasksAreNotDoneInTime() throws Exception {
        jdbc.sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        values ('of an older version', 'forgotten', :due, false, 1)
                        """).param("due", Timestamp.from(Instant.EPOCH.plusSeconds(1))).update();
        anybody("/readyz").is(200, "{\"status\":\"BEHIND\"}");
        assertThat(JsonPath.<Integer>read(
                        operator("/operations/health").is(200).body(), "$.components.taskBacklog.details.overdue"))
                .isEqualTo(1);
    }

    @Test
    void tellsTheOperatorWhatIsLookedAt() {
        String health = operator("/operations/health").is(200).body();
        assertThat(JsonPath.<Set<String>>read(health, "$.components.keys()"))
                .contains("db", "migration", "taskBacklog", "livenessState", "readinessState");
        assertThat(JsonPath.<String>read(health, "$.status")).isEqualTo("UP");
    }

    @Test
    void tellsTheOperatorWhichVersionRuns() {
        String info = operator("/operations/info").is(200).body();
        assertThat(JsonPath.<String>read(info, "$.build.version")).isNotBlank();
        assertThat(JsonPath.<String>read(info, "$.git.commit.id")).matches("[0-9a-f]{7,}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/operations",
                "/operations/env",
                "/operations/health/db",
                "/operations/health/readiness",
                "/operations/heapdump",
                "/operations/prometheus",
                "/operations/shutdown",
                "/operations/metrics/jvm.memory.used",
                "/actuator",
                "/actuator/health"
            })
    void servesNothingThatTheContractDoesNotName(String path) {
        operator(path).is(404);
    }

    @Test
    void changesNothing() {
        assertThat(TestClient.as("sandbox-operator", port)
                        .post("/operations/health", "{}")
                        .status())
                .isEqualTo(405);
    }
}
