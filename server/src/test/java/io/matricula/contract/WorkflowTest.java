package io.matricula.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.Exchange;
import io.matricula.ServerTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The main flow does what it says, step by step, on a real server. */
@ServerTest
class WorkflowTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private final Workflow workflow = Workflow.read();
    private final Map<String, String> values = new HashMap<>(workflow.inputs());

    @Test
    void enrolsANewPerson() throws Exception {
        for (Workflow.Step step : workflow.steps()) {
            HttpRequest request = request(step);
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            Exchange.of(request, "", answer).seen();
            assertThat(answer.statusCode()).as(step.id() + answer.body()).isEqualTo(step.status());
            step.outputs()
                    .forEach((name, pointer) -> values.put(
                            step.id() + "_" + name,
                            JSON.readTree(answer.body()).at(pointer).asString()));
        }
        assertThat(values).containsEntry("create_login", "ghopper").containsEntry("enrol_id", "128");
        assertThat(jdbc.sql("select cursus_id from cursus_users where user_id = 127 order by 1")
                        .query(Long.class)
                        .list())
                .containsExactly(1L, 2L);
        assertThat(jdbc.sql("select status from users where id = 127")
                        .query(String.class)
                        .single())
                .isEqualTo("admis");
    }

    private HttpRequest request(Workflow.Step step) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + step.path(this::resolved)))
                .method(
                        step.operation().method(),
                        step.payload() == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(resolved(JSON.writeValueAsString(step.payload()))));
        if (step.payload() != null) {
            request.header("Content-Type", "application/json");
        }
        step.parameters()
                .getOrDefault("header", Map.of())
                .forEach((name, value) -> request.header(name, resolved(value)));
        return request.build();
    }

    private String resolved(String text) {
        return Workflow.resolved(text, name -> {
            assertThat(values).as("what the steps before it gave").containsKey(name);
            return values.get(name);
        });
    }

    @Test
    void everyStepDescribesAnAnswerOfItsOperation() {
        assertThat(workflow.steps()).hasSize(5).allSatisfy(step -> {
            assertThat(step.operation().statuses()).contains(String.valueOf(step.status()));
            List<String> declared = step.operation().operation().getParameters() == null
                    ? List.of()
                    : step.operation().operation().getParameters().stream()
                            .map(parameter -> parameter.getIn() + " " + parameter.getName())
                            .toList();
            step.parameters()
                    .forEach((place, params) -> params.keySet().stream()
                            .filter(name -> !name.equals("Authorization"))
                            .forEach(name -> assertThat(declared).contains(place + " " + name)));
        });
    }

    @Test
    void thePostmanCollectionIsMadeOfIt() throws IOException {
        assertThat(Files.readString(PostmanCollection.FILE))
                .as("made anew by mvn -pl server test -Dtest=WritePostmanCollection")
                .isEqualTo(PostmanCollection.of(workflow));
    }
}
