package io.matricula.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.OfOneServer;
import io.matricula.ServerTest;
import io.matricula.TestClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hawkular.agent.prometheus.text.TextPrometheusMetricsProcessor;
import org.hawkular.agent.prometheus.types.Metric;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.hawkular.agent.prometheus.types.MetricType;
import org.hawkular.agent.prometheus.walkers.CollectorPrometheusMetricsWalker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The metrics, as a scraper reads them. */
@ServerTest
class MetricsTest {

    @LocalServerPort
    private int port;

    private Map<String, MetricFamily> families;

    @BeforeEach
    void scrape() throws IOException {
        TestClient.as("sandbox-advanced-tutor", port).get("/v2/users/1").is(200);
        TestClient.as("sandbox-advanced-tutor", port).get("/v2/users/nobody").is(404);
        TestClient.as("sandbox-public", port).post("/v2/users", "{}").is(403);
        TestClient.Answer page = TestClient.as("sandbox-operator", port)
                .get("/operations/metrics")
                .is(200);
        assertThat(page.header("Content-Type")).startsWith("text/plain;version=0.0.4");
        CollectorPrometheusMetricsWalker all = new CollectorPrometheusMetricsWalker();
        new TextPrometheusMetricsProcessor(new ByteArrayInputStream(page.body().getBytes(StandardCharsets.UTF_8)), all)
                .walk();
        families = all.getAllMetricFamilies().stream()
                .collect(Collectors.toMap(MetricFamily::getName, Function.identity()));
    }

    private List<Map<String, String>> labels(String family) {
        assertThat(families).containsKey(family);
        return families.get(family).getMetrics().stream().map(Metric::getLabels).toList();
    }

    @Test
    void areReadByAParser() {
        assertThat(families).hasSizeGreaterThan(30);
        assertThat(families.values())
                .allMatch(family -> family.getName().matches("[a-z_:][a-z0-9_:]*"))
                .allMatch(family -> !family.getMetrics().isEmpty());
    }

    @Test
    @OfOneServer
    void countRequestsByOperation() {
        assertThat(families.get("http_server_requests_seconds").getType()).isEqualTo(MetricType.HISTOGRAM);
        assertThat(labels("http_server_requests_seconds"))
                .contains(
                        request("getUser", "GET", "200", "SUCCESS"),
                        request("getUser", "GET", "404", "CLIENT_ERROR"),
                        request("createUser", "POST", "403", "CLIENT_ERROR"));
    }

    private static Map<String, String> request(String operation, String method, String status, String outcome) {
        return Map.of(
                "operation",
                operation,
                "method",
                method,
                "status",
                status,
                "outcome",
                outcome,
                "exception",
                "none",
                "error",
                "none");
    }

    @Test
    void tellOfThePoolsTheTasksTheDeliveriesAndTheHashing() {
        assertThat(labels("hikaricp_connections")).hasSize(2).contains(Map.of("pool", "transactions"));
        assertThat(labels("matricula_tasks"))
                .contains(
                        Map.of("name", "welcome-mail", "state", "pending"),
                        Map.of("name", "welcome-mail", "state", "running"),
                        Map.of("name", "welcome-mail", "state", "dead"));
        assertThat(labels("matricula_deliveries"))
                .contains(
                        Map.of("platform", "training", "state", "pending"),
                        Map.of("platform", "training", "state", "delivered"),
                        Map.of("platform", "training", "state", "dead"));
        assertThat(labels("matricula_hashing_waiting")).containsExactly(Map.of());
    }

    @Test
    void nameNobody() {
        assertThat(families.values().stream().flatMap(family -> family.getMetrics().stream()))
                .noneMatch(metric -> metric.getLabels().toString().contains("nobody"));
    }
}
