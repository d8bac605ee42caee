package io.matricula.cursus;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.ServerTest;
import io.matricula.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class CursusTest {

    @LocalServerPort
    private int port;

    private TestClient.Answer get(String id) {
        return TestClient.as("sandbox-public", port).get("/v2/cursus/" + id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "piscine-c"})
    void showsTheDocumentedCursus(String id) {
        assertThat(get(id).is(200).body())
                .isEqualTo("{\"id\":1,\"created_at\":\"2017-11-22T13:41:00.750Z\",\"name\":\"Piscine C\","
                        + "\"slug\":\"piscine-c\"}");
    }

    @Test
    void looksDigitsUpAsAnIdFirst() {
        String cursus42 = "{\"id\":2,\"created_at\":\"2017-11-22T13:41:00.825Z\",\"name\":\"42\",\"slug\":\"42\"}";
        get("2").is(200, cursus42);
        get("42").is(200, cursus42);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "nothing", "99999999999999999999"})
    void knowsNoOtherCursus(String id) {
        get(id).is(404, "{}");
    }
}
