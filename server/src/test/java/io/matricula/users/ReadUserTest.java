package io.matricula.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadUserTest extends UserTest {

    @Test
    void showsAUserByIdAndByLogin() {
        assertThat(tutor.get("/v2/users/andre").is(200).body())
                .isEqualTo(tutor.get("/v2/users/2").is(200).body())
                .contains("\"displayname\":\"André Aubin\"");
    }

    @Test
    void showsAUserToEveryApplication() {
        TestClient.as("sandbox-public", port).get("/v2/users/andre").is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4711", "nobody", "99999999999999999999", "%20", "a%2Fb"})
    void answersAnEmptyObjectForNobody(String id) {
        tutor.get("/v2/users/" + id).is(404, "{}");
    }

    @Test
    void answersNotModifiedToWhoHasTheBodyAlready() {
        TestClient.Answer first = tutor.get("/v2/users/andre").is(200);
        TestClient.Answer second = tutor.get("/v2/users/andre", "If-None-Match", first.header("ETag"));
        assertThat(second.is(304).body()).isEmpty();
    }
}
