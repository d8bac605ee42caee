package io.matricula.learningcloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.RoundTrips;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What requests send to the database, one round trip each. Of the sandbox's platforms one is local, so that it is told while
 * the caller waits.
 */
class ManagementUserRoundTripsTest extends CloudTest {

    private static final List<String> TELLING_ONE_PLATFORM =
            List.of("update deliveries", "select deliveries", "select users", "update deliveries");

    private static List<String> and(List<String> those, String... before) {
        return Stream.concat(Stream.of(before), those.stream()).toList();
    }

    /** The token is known from then on. */
    @BeforeEach
    void ask() {
        get(REST_USER).is(200);
    }

    @Test
    void readAUserOnceToUpdateIt() {
        update("\"externalId\":\"acme-0012\"").is(200);
        assertThat(RoundTrips.of(() -> update("\"externalId\":\"acme-0013\"").is(200)))
                .isEqualTo(and(
                        TELLING_ONE_PLATFORM,
                        "select cloud_users",
                        "select users for update",
                        "update users",
                        "update cloud_users",
                        "insert deliveries; insert audit",
                        "COMMIT"));
    }

    @Test
    void areNoMoreForEachPlatformThanToRecordWhatItAnswered() {
        String[] waiting = {"X-Cloud-Synchronization", "synchronous"};
        assertThat(RoundTrips.of(() -> send("PUT", REST_USER, NEEDED, waiting).is(200)))
                .endsWith(
                        "COMMIT",
                        "update deliveries",
                        "select deliveries",
                        "select users",
                        "update deliveries",
                        "update deliveries",
                        "update deliveries");
    }

    @Test
    void insertAUserWhole() {
        assertThat(RoundTrips.of(() -> send("POST", USERS, OLIVER).is(200)))
                .isEqualTo(and(
                        TELLING_ONE_PLATFORM,
                        "insert users",
                        "insert cloud_users",
                        "insert claimed_addresses",
                        "insert deliveries; insert audit",
                        "COMMIT"));
    }

    @Test
    void includeNoPlatformThatIsToldOfADeletionLater() {
        assertThat(RoundTrips.of(() -> send("DELETE", REST_USER, null).is(200)))
                .containsExactly(
                        "select cloud_users",
                        "select users for update",
                        "insert deliveries",
                        "delete users",
                        "insert audit",
                        "COMMIT",
                        "update deliveries",
                        "select deliveries");
    }
}
