package io.matricula.endpoints;

import io.matricula.ServerTest;
import io.matricula.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The sandbox is the endpoint of its Tokyo itself, on whichever port it listens. */
@ServerTest
class SandboxEndpointTest {

    private static final String USER = """
            {"user":{"email":"anakin.skywalker@example.org","first_name":"Anakin","last_name":"Skywalker",
             "kind":"student","pool_year":"2017","pool_month":"September","campus_id":"9"%s}}""";

    private static final String PATH = "/sandbox/campus_endpoint/users/andre/close";

    @LocalServerPort
    private int port;

    private TestClient tutor;

    @BeforeEach
    void connect() {
        tutor = TestClient.as("sandbox-advanced-tutor", port);
    }

    @Test
    void agreesToEverybody() {
        tutor.post("/v2/users", USER.formatted("")).is(201);
        tutor.patch("/v2/users/127", "{\"user\":{\"status\":\"admis\"}}").is(204);
    }

    @Test
    void refusesWithTheReasonThatMetaHolds() {
        tutor.post("/v2/users", USER.formatted(",\"meta\":{\"refuse\":\"No beds left\"}"))
                .refuses("endpoint", "refused the user: No beds left");
    }

    @Test
    void refusesWhoDoesNotKnowTheKey() {
        TestClient nobody = TestClient.with("none", port);
        nobody.post(PATH, "{\"key\":\"guessed\"}").is(422, "{\"message\":\"The key is wrong\"}");
        nobody.post(PATH, "{}").is(422, "{\"message\":\"The key is wrong\"}");
        nobody.post(PATH, "{\"key\":\"sandbox\"}").is(204);
    }
}
