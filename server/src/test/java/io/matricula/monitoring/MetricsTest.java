package io.matricula.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.ServerTest;
import io.matricula.TestClient;
import io.matricula.several.SeveralServers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hawkular.agent.prometheus.text.TextPrometheusMetricsProcessor;
import org.hawkular.agent.prometheus.types.Metric;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.hawkular.agent.prometheus.types.MetricType;
import org.hawkular.agent.prometheus.walkers.CollectorPrometheusMetricsWalker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;

/** The metrics, as a scraper reads them. */
@ServerTest
class MetricsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private List<MetricFamily> families;

    @BeforeEach
    void scrape() throws IOException {
        TestClient.as("sandbox-advanced-tutor", port).get("/v2/users/1").is(200);
        TestClient.as("sandbox-advanced-tutor", port).get("/v2/users/nobody").is(404);
        TestClient.as("sandbox-public", port).post("/v2/users", "{}").is(403);
        families = new ArrayList<>();
        for (ApplicationContext server : SeveralServers.with(context)) {
            families.addAll(scraped(
                    ((WebServerApplicationContext) server).getWebServer().getPort()));
        }
    }

    private static List<MetricFamily> scraped(int ownPort) throws IOException {
        TestClient.Answer page = TestClient.as("sandbox-operator", ownPort)
                .get("/operations/metrics")
                .is(200);
        assertThat(page.header("Content-Type")).startsWith("text/plain;version=0.0.4");
        CollectorPrometheusMetricsWalker all = new CollectorPrometheusMetricsWalker();
        new TextPrometheusMetricsProcessor(new ByteArrayInputStream(page.body().getBytes(StandardCharsets.UTF_8)), all)
                .walk();
        return all.getAllMetricFamilies();
    }

    private Stream<MetricFamily> named(String name) {
        return families.stream().filter(family -> family.getName().equals(name));
    }

    private List<Map<String, String>> labels(String name) {
        return named(name)
                .flatMap(family -> family.getMetrics().stream())
                .map(Metric::getLabels)
                .distinct()
                .toList();
    }

    @Test
    void areReadByAParser() {
        assertThat(families).hasSizeGreaterThan(30);
        assertThat(families)
                .allMatch(family -> family.getName().matches("[a-z_:][a-z0-9_:]*"))
                .allMatch(family -> !family.getMetrics().isEmpty());
    }

    @Test
    void countRequestsByOperation() {
        assertThat(named("http_server_requests_seconds"))
                .extracting(MetricFamily::getType)
                .containsOnly(MetricType.HISTOGRAM);
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
        assertThat(labels("hikaricp_connections"))
                .hasSize(1 + SeveralServers.with(context).size())
                .contains(Map.of("pool", "transactions"));
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
        assertThat(families.stream().flatMap(family -> family.getMetrics().stream()))
                .noneMatch(metric -> metric.getLabels().toString().contains("nobody"));
    }
}
