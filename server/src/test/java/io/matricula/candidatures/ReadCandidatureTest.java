package io.matricula.candidatures;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.TestClient;
import io.matricula.access.PersonTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class ReadCandidatureTest extends CandidatureTest {

    private static final String DENIED =
            "{\"error\":\"Access Denied\",\"message\":\"You are not authorized to access this page.\"}";

    @Autowired
    private ApplicationContext server;

    @Test
    void showsTheDocumentedCandidature() {
        String documented = UNTOUCHED.formatted("2017-11-22T13:42:09.330Z", "2017-11-22T13:42:09.330Z");
        tutor.get("/v2/user_candidatures/23").is(200, documented);
        tutor.get("/v2/users/46/user_candidature").is(200, documented);
        tutor.get("/v2/users/chewbacc/user_candidature").is(200, documented);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127", "0", "abc", "99999999999999999999"})
    void knowsNoOtherCandidatures(String id) {
        tutor.get("/v2/user_candidatures/" + id).is(404, "{}");
    }

    @Test
    void knowsNoCandidatureOfAUserWithoutOne() {
        tutor.get("/v2/users/9/user_candidature").is(404, "{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox-basic-staff", "sandbox-advanced-staff", "sandbox-advanced-tutor"})
    void letsTheStaffRead(String application) {
        TestClient staff = TestClient.as(application, port);
        staff.get("/v2/user_candidatures/23").is(200);
        staff.get("/v2/users/46/user_candidature").is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox-public", "sandbox-operator"})
    void letsNoOtherApplicationRead(String application) {
        TestClient other = TestClient.as(application, port);
        other.get("/v2/user_candidatures/23").is(403, DENIED);
        other.get("/v2/users/46/user_candidature").is(403, DENIED);
    }

    @Test
    void letsTheUserRead() {
        TestClient user = TestClient.with(PersonTokens.of(46, server), port);
        user.get("/v2/user_candidatures/23").is(200);
        user.get("/v2/users/chewbacc/user_candidature").is(200);
    }

    @Test
    void letsNobodyElseRead() {
        TestClient other = TestClient.with(PersonTokens.of(23, server), port);
        other.get("/v2/user_candidatures/23").is(403, DENIED);
        other.get("/v2/users/46/user_candidature").is(403, DENIED);
    }

    @Test
    void letsBasicStaffChangeNothing() {
        TestClient staff = TestClient.as("sandbox-basic-staff", port);
        staff.patch("/v2/user_candidatures/23", "{}").is(403, DENIED);
        staff.post("/v2/users/9/user_candidature", "{}").is(403, DENIED);
    }

    @Test
    void answersNotModifiedToWhoeverHasItAlready() {
        String tag = tutor.get("/v2/user_candidatures/23").header("ETag");
        assertThat(tag).matches("W/\"[0-9a-f]{32}\"");
        TestClient.Answer again = tutor.get("/v2/user_candidatures/23", "If-None-Match", "\"other\", " + tag);
        assertThat(again.is(304).body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
    }

    @Test
    void tellsTheValidatorOfARecordWithoutItsBody() {
        TestClient.Answer head = tutor.send("HEAD", "/v2/user_candidatures/23", null);
        assertThat(head.is(200).body()).isEmpty();
        assertThat(head.header("ETag"))
                .isEqualTo(tutor.get("/v2/user_candidatures/23").header("ETag"));
    }

    @Test
    void givesARefusalNoValidator() {
        assertThat(tutor.get("/v2/user_candidatures/127").header("ETag")).isNull();
    }
}
