package io.matricula.learningcloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest extends CloudTest {

    private static final String ASYNCHRONOUS = """
            {"location":null,"message":"","responsePlatforms":{\
            "training":{"location":null,"message":null,"status":202},\
            "social":{"location":null,"message":null,"status":202},\
            "play":{"location":null,"message":null,"status":204},\
            "management":{"location":null,"message":null,"status":204}},"status":204}""";

    private static final String SYNCHRONOUS =
            ASYNCHRONOUS.replaceFirst("202", "200").replaceFirst("202", "204");

    @ParameterizedTest
    @ValueSource(strings = {"", "/activate", "/deactivate"})
    void answersTheDocumentedEnvelopeByteForByte(String change) {
        String body = change.isEmpty() ? NEEDED : null;
        assertThat(send("PUT", REST_USER + change, body).is(200).body()).isEqualTo(ASYNCHRONOUS);
        assertThat(send("PUT", REST_USER + change, body, "X-Cloud-Synchronization", "asynchronous")
                        .body())
                .isEqualTo(ASYNCHRONOUS);
        assertThat(send("PUT", REST_USER + change, body, "X-Cloud-Synchronization", "synchronous")
                        .is(200)
                        .body())
                .isEqualTo(SYNCHRONOUS);
    }

    @Test
    void answersTheDocumentedEnvelopeByTheId() {
        assertThat(put(USERS + "/ff808181556ee70e015572136a250012", NEEDED)
                        .is(200)
                        .body())
                .isEqualTo(ASYNCHRONOUS);
    }

    @Test
    void namesNoLocalPlatformInADeletion() {
        assertThat(send("DELETE", REST_USER, null, "X-Cloud-Synchronization", "synchronous")
                        .is(200)
                        .body())
                .isEqualTo("{\"location\":null,\"message\":\"\",\"responsePlatforms\":{"
                        + "\"training\":{\"location\":null,\"message\":null,\"status\":200},"
                        + "\"social\":{\"location\":null,\"message\":null,\"status\":204},"
                        + "\"management\":{\"location\":null,\"message\":null,\"status\":204}},\"status\":204}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT ", "DELETE ", "PUT /activate", "PUT /deactivate"})
    void refusesAnotherSynchronization(String call) {
        String[] parts = call.split(" ", 2);
        send(parts[0], REST_USER + parts[1], NEEDED, "X-Cloud-Synchronization", "later")
                .is(400, refusal(400, "X-Cloud-Synchronization: 'later' is not one of synchronous, asynchronous"));
        assertThat(this.<Boolean>read("enabled")).isTrue();
    }

    @Test
    void takesNoNoticeOfASynchronizationWhereItDoesNotApply() {
        send("GET", REST_USER, null, "X-Cloud-Synchronization", "later").is(200);
        send("POST", REST_USER + "/welcomeMail", null, "X-Cloud-Synchronization", "later")
                .is(200);
    }

    @Test
    void refusesATokenThatIsMissingOrWrong() {
        TestClient anybody = TestClient.with("none", port);
        anybody.put(REST_USER, NEEDED).is(401, refusal(401, "X-Cloud-Auth-Token is missing"));
        anybody.put(REST_USER, NEEDED, "X-Cloud-Auth-Token", "wrong")
                .is(401, refusal(401, "X-Cloud-Auth-Token is not valid"));
    }

    @Test
    void refusesAnotherContentType() {
        send("PUT", REST_USER, "<user/>", "Content-Type", "text/xml")
                .is(415, refusal(415, "Content-Type: 'text/xml' is not supported; send application/json"));
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        send("PUT", REST_USER, NEEDED + " ".repeat(2 * 1024 * 1024))
                .is(413, refusal(413, "The body is larger than 2097152 bytes"));
    }

    @Test
    void refusesAnotherMethod() {
        assertThat(send("PATCH", REST_USER, NEEDED).is(405).body()).contains("\"responsePlatforms\":{}");
    }
}
