package io.matricula.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.RoundTrips;
import io.matricula.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What requests send to the database, one round trip each. */
class UserRoundTripsTest extends UserTest {

    private static final String UPDATE = "{\"user\":{\"first_name\":\"Andréa\",\"pool_year\":\"2018\"}}";

    /** The token is known from then on, and how many people the campuses have. */
    @BeforeEach
    void ask() {
        tutor.get("/v2/users/2").is(200);
    }

    @Test
    void readAUserWithTheirRowsAtOnce() {
        assertThat(RoundTrips.besidesWhatIsHeld(() -> tutor.get("/v2/users/2").is(200)))
                .containsExactly("select users");
        assertThat(RoundTrips.besidesWhatIsHeld(
                        () -> tutor.get("/v2/users/andre").is(200)))
                .containsExactly("select users");
    }

    @Test
    void readAUserOnceToUpdateThem() {
        assertThat(RoundTrips.besidesWhatIsHeld(
                        () -> tutor.patch("/v2/users/2", UPDATE).is(204)))
                .containsExactly("select users for update", "update users; insert deliveries; insert audit", "COMMIT");
    }

    @Test
    void changeALoginAloneAsItsKeyMayRefuseIt() {
        assertThat(RoundTrips.besidesWhatIsHeld(() -> tutor.patch("/v2/users/2", "{\"user\":{\"login\":\"andrea\"}}")
                        .is(204)))
                .containsExactly(
                        "select users for update", "update users", "insert deliveries; insert audit", "COMMIT");
    }

    @Test
    void insertAUserInFourWithEverythingThatBelongsToThem() {
        create("anakin").is(201);
        jdbc.sql("delete from users where login = 'anakin'").update();
        assertThat(RoundTrips.besidesWhatIsHeld(() -> create("anakin").is(201)))
                .containsExactly(
                        "insert users",
                        "insert claimed_addresses",
                        "insert cloud_users; insert user_candidatures; insert campus_users; insert cursus_users;"
                                + " insert languages_users; insert deliveries; insert audit",
                        "COMMIT");
    }

    private TestClient.Answer create(String login) {
        return tutor.post("/v2/users", DOCUMENTED.replace("\"email\"", "\"login\":\"" + login + "\",\"email\""));
    }

    @Test
    void lockAUserWhomAPathNamesByLoginByTheirId() {
        assertThat(RoundTrips.besidesWhatIsHeld(
                        () -> tutor.patch("/v2/users/andre", UPDATE).is(204)))
                .startsWith("select users", "select users for update", "update users; insert deliveries; insert audit");
    }

    @Test
    void lookForSomebodyBeforeTheirPasswordIsHashed() {
        assertThat(RoundTrips.besidesWhatIsHeld(
                        () -> tutor.patch("/v2/users/4711", "{\"user\":{\"password\":\"totoroTOTORO\"}}")
                                .is(404)))
                .startsWith("select users")
                .doesNotContain("select users for update");
    }
}
