package io.matricula.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.matricula.ServerTest;
import io.matricula.TestClient;
import io.matricula.platforms.Propagation.Mode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The sandbox is its platforms itself, on whichever port it listens. */
@ServerTest
class SandboxPlatformsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Propagation propagation;

    @Test
    void answerAsDocumented() {
        propagation.changed(30);
        assertThat(propagation.answers(30, Mode.ASYNCHRONOUS))
                .extracting(PlatformAnswer::platform, PlatformAnswer::status)
                .containsExactly(tuple("training", 202), tuple("social", 202), tuple("play", 204));
        propagation.changed(30);
        assertThat(propagation.answers(30, Mode.SYNCHRONOUS))
                .containsExactly(
                        new PlatformAnswer("training", 200, null, null),
                        new PlatformAnswer("social", 204, null, null),
                        new PlatformAnswer("play", 204, null, null));
    }

    @Test
    void areToldOfANewPerson() {
        TestClient.as("sandbox-advanced-tutor", port).post("/v2/users", """
                        {"user":{"email":"anakin.skywalker@example.org","first_name":"Anakin","last_name":"Skywalker",
                         "kind":"student","pool_year":"2017","pool_month":"may","campus_id":"1"}}""").is(201);
        TestClient operator = TestClient.as("sandbox-operator", port);
        await().until(() -> operator.get("/operations/deliveries?user=anakisky&state=delivered")
                .header("X-Total")
                .equals("3"));
    }

    @Test
    void refuseWhoDoesNotKnowTheToken() {
        TestClient.with("none", port)
                .put("/sandbox/platforms/training/users/0c1f4d5be3a94b0a8f5e7f0f3f6f2a77", "{}")
                .is(401, "{\"message\":\"The token is wrong\"}");
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }
}
