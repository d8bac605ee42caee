package io.matricula.cursususers;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.RoundTrips;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What requests send to the database, one round trip each. */
class CursusUserRoundTripsTest extends CursusUserTest {

    /** The token is known from then on, and the cursus are. */
    @BeforeEach
    void ask() {
        tutor.get("/v2/cursus_users/7").is(200);
    }

    @Test
    void neverReadAnEnrolmentThatWasMade() {
        String body = "{\"cursus_user\":{\"user_id\":\"7\"," + PARAMS + "}}";
        tutor.post("/v2/cursus_users", body).is(201);
        jdbc.sql("delete from cursus_users where user_id = 7 and cursus_id = 2").update();
        assertThat(RoundTrips.besidesWhatIsHeld(
                        () -> tutor.post("/v2/cursus_users", body).is(201)))
                .containsExactly("select users for update", "insert cursus_users", "insert audit", "COMMIT");
    }
}
