package io.matricula.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.access.Caller;
import io.matricula.access.Operation;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** Whose keys are whose, and which requests have any. */
class KeyedRequestTest {

    private static Caller application(long id, Long person) {
        return new Caller(
                Caller.Kind.APPLICATION,
                id,
                "uid",
                "name",
                Set.of(),
                Set.of(),
                person,
                "t",
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static Caller cloudToken(String name) {
        return new Caller(Caller.Kind.CLOUD, null, null, name, Set.of(), Set.of(), null, null, null, null);
    }

    private static Optional<String> id(Caller caller, String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.addHeader("Idempotency-Key", "k");
        request.setAttribute(Caller.class.getName(), caller);
        request.setAttribute(
                Operation.class.getName(),
                new Operation("id", method, Set.of(), false, Caller.Kind.APPLICATION, true, 201));
        return KeyedRequest.idOf(request);
    }

    private static String id(Caller caller) {
        return id(caller, "POST", "/v2/users").orElseThrow();
    }

    @Test
    void everyCallerHasKeysOfTheirOwn() {
        assertThat(Set.of(
                        id(application(1, null)),
                        id(application(2, null)),
                        id(application(1, 1L)),
                        id(application(1, 2L)),
                        id(cloudToken("1")),
                        id(cloudToken("2"))))
                .hasSize(6);
    }

    @Test
    void theKeyOfACallerIsAlwaysTheSame() {
        assertThat(id(application(1, 2L))).isEqualTo(id(application(1, 2L)));
    }

    @Test
    void onlyCreationsOfTheTwoApisHaveKeys() {
        Caller caller = application(1, null);
        assertThat(id(caller, "POST", "/integration/ws/management/rest/users")).isPresent();
        assertThat(id(caller, "PATCH", "/v2/users/1")).isEmpty();
        assertThat(id(caller, "POST", "/operations/deliveries/1/retry")).isEmpty();
    }
}
