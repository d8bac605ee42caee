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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The collection as it stands does what Postman would do: its requests are sent in order, its variables put in, and of each
 * script the two lines followed that there may be: one tells the status, the others set a variable to a part of the answer.
 */
@ServerTest
class PostmanCollectionTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern STATUS =
            Pattern.compile("pm\\.test\\('(\\d{3})', \\(\\) => pm\\.response\\.to\\.have\\.status\\(\\1\\)\\);");
    private static final Pattern SET =
            Pattern.compile("pm\\.collectionVariables\\.set\\('(\\w+)', pm\\.response\\.json\\(\\)\\.(\\w+)\\);");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private final Map<String, String> variables = new HashMap<>();
    private JsonNode collection;

    @BeforeEach
    void read() throws IOException {
        collection = JSON.readTree(Files.readString(PostmanCollection.FILE));
        collection
                .get("variable")
                .forEach(variable -> variables.put(
                        variable.get("key").asString(), variable.get("value").asString()));
        variables.put("baseUrl", "http://127.0.0.1:" + port);
    }

    @Test
    void enrolsANewPerson() throws Exception {
        for (JsonNode item : collection.get("item")) {
            HttpRequest request = request(item.get("request"));
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            Exchange.of(request, "", answer).seen();
            item.get("event")
                    .forEach(event -> event.get("script").get("exec").forEach(line -> follow(line.asString(), answer)));
        }
        assertThat(variables).containsEntry("create_login", "ghopper").containsEntry("enrol_id", "128");
        assertThat(jdbc.sql("select status from users where id = 127")
                        .query(String.class)
                        .single())
                .isEqualTo("admis");
    }

    private HttpRequest request(JsonNode written) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(resolved(written.get("url").asString())))
                .method(
                        written.get("method").asString(),
                        written.has("body")
                                ? BodyPublishers.ofString(
                                        resolved(written.get("body").get("raw").asString()))
                                : BodyPublishers.noBody());
        written.get("header")
                .forEach(header -> request.header(
                        header.get("key").asString(),
                        resolved(header.get("value").asString())));
        return request.build();
    }

    private String resolved(String text) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            assertThat(variables).containsKey(found.group(1));
            return Matcher.quoteReplacement(variables.get(found.group(1)));
        });
    }

    private void follow(String line, HttpResponse<String> answer) {
        Matcher status = STATUS.matcher(line);
        Matcher set = SET.matcher(line);
        if (status.matches()) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(Integer.parseInt(status.group(1)));
        } else {
            assertThat(line).matches(SET);
            assertThat(set.matches()).isTrue();
            variables.put(
                    set.group(1),
                    JSON.readTree(answer.body()).required(set.group(2)).asString());
        }
    }
}
