package io.matricula.learningcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.matricula.TestClient.Answer;
import org.junit.jupiter.api.Test;

/** Requests that are sent again with their Idempotency-Key. */
class CloudKeysTest extends CloudTest {

    private Answer create(String body, String... headers) {
        return send("POST", USERS, body, headers);
    }

    private static void assertReplayed(Answer again, Answer first) {
        assertThat(again.is(200).body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void createsAUserOnce() {
        Answer first = create(OLIVER, "Idempotency-Key", "k").is(200);
        assertReplayed(create(OLIVER, "Idempotency-Key", "k"), first);
        assertThat(value("select count(*) from users")).isEqualTo("127");
    }

    @Test
    void repeatsWhatThePlatformsAnsweredToASynchronousCall() {
        String[] headers = {"Idempotency-Key", "k", "X-Cloud-Synchronization", "synchronous"};
        Answer first = create(OLIVER, headers).is(200);
        assertThat(JsonPath.<Integer>read(first.body(), "$.responsePlatforms.training.status"))
                .isNotEqualTo(202);
        assertReplayed(create(OLIVER, headers), first);
    }

    @Test
    void sendsAWelcomeMailOnce() {
        String path = USERS + "/oliver.twist/welcomeMail";
        create(OLIVER).is(200);
        Answer first = send("POST", path, null, "Idempotency-Key", "k").is(200);
        assertReplayed(send("POST", path, null, "Idempotency-Key", "k"), first);
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() {
        create(OLIVER, "Idempotency-Key", "k").is(200);
        create(OLIVER.replace("oliver", "dodger"), "Idempotency-Key", "k")
                .is(422, refusal(422, "This Idempotency-Key was sent with another request"));
        assertThat(value("select count(*) from users")).isEqualTo("127");
    }

    @Test
    void leavesTheKeyOfARefusedRequestFree() {
        create(with(OLIVER, "\"email\":\"nowhere\""), "Idempotency-Key", "k").is(400);
        create(OLIVER, "Idempotency-Key", "k").is(200);
    }
}
