package io.matricula.learningcloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest extends CloudTest {

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
