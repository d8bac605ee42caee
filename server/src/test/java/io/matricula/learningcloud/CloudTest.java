package io.matricula.learningcloud;

import com.jayway.jsonpath.JsonPath;
import io.matricula.ServerTest;
import io.matricula.TestClient;
import io.matricula.TestClient.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Calls the web services with the token of the sandbox. */
@ServerTest
abstract class CloudTest {

    static final String USERS = "/integration/ws/management/rest/users";
    static final String REST_USER = USERS + "/restuser.acme";

    /** All that an update of restuser.acme needs; more goes before the last two braces. */
    static final String NEEDED = """
            {"user":{"name":"Rest","surname":"User","language":"es","timezone":"Europe/Paris",
             "email":"restuser.acme@example.org","username":"restuser.acme"}}""";

    static final String OLIVER = """
            {"user":{"name":"Oliver","surname":"Twist","language":"en","timezone":"Europe/London",
             "email":"oliver.twist@example.org","username":"oliver.twist"}}""";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    TestClient tutor;

    @BeforeEach
    void connect() {
        tutor = TestClient.as("sandbox-advanced-tutor", port);
    }

    Answer send(String method, String path, String body, String... headers) {
        String[] all = Stream.concat(Stream.of("X-Cloud-Auth-Token", "sandbox-cloud-token"), Stream.of(headers))
                .toArray(String[]::new);
        return TestClient.with("none", port).send(method, path, body, all);
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    /** A body with more fields, or with others in the place of those of the same name. */
    static String with(String body, String fields) {
        return body.substring(0, body.length() - 2) + (fields.isEmpty() ? "" : "," + fields) + "}}";
    }

    Answer update(String fields) {
        return put(REST_USER, with(NEEDED, fields));
    }

    <T> T read(String field) {
        return JsonPath.read(
                get(USERS + "/ff808181556ee70e015572136a250012").is(200).body(), "$." + field);
    }

    static String refusal(int status, String message) {
        return "{\"location\":null,\"message\":\""
                + message.replace("\\", "\\\\").replace("\"", "\\\"") + "\",\"responsePlatforms\":{},\"status\":"
                + status + "}";
    }

    String value(String sql) {
        return jdbc.sql(sql).query(String.class).optional().orElse(null);
    }
}
