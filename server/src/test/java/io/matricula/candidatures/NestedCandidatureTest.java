package io.matricula.candidatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matricula.contract.intra.model.UserCandidatureAttributes;
import io.matricula.database.Transactions;
import io.matricula.http.UnprocessableException;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class NestedCandidatureTest extends CandidatureTest {

    @Autowired
    private CandidatureProvisioning provisioning;

    @Autowired
    private Transactions transactions;

    private void apply(long userId, UserCandidatureAttributes attributes) {
        transactions.inOne(() -> provisioning.applyNested(userId, attributes, OffsetDateTime.now(clock)));
    }

    @Test
    void changesTheCandidatureOfTheUser() {
        clock.stopAt(NOW);
        apply(46, new UserCandidatureAttributes().id(23L).pin("4242"));
        tutor.get("/v2/user_candidatures/23")
                .is(
                        200,
                        UNTOUCHED
                                .replace("\"pin\":null", "\"pin\":\"4242\"")
                                .formatted("2017-11-22T13:42:09.330Z", "2017-11-22T13:44:17.725Z"));
    }

    @Test
    void makesOneForAUserWithoutOne() {
        apply(9, new UserCandidatureAttributes().pin("4242"));
        assertThat(tutor.get("/v2/users/9/user_candidature").is(200).body()).startsWith("{\"id\":127,\"user_id\":9,");
    }

    @Test
    void ignoresTheUserInIt() {
        apply(46, new UserCandidatureAttributes().userId(9L).pin("4242"));
        tutor.get("/v2/users/46/user_candidature").is(200);
        tutor.get("/v2/users/9/user_candidature").is(404);
    }

    @Test
    void changesNothingWithoutParams() {
        String before = tutor.get("/v2/user_candidatures/23").body();
        apply(46, new UserCandidatureAttributes().id(23L).userId(46L));
        tutor.get("/v2/user_candidatures/23").is(200, before);
    }

    @ParameterizedTest
    @CsvSource({"46,46", "46,4711", "9,23"})
    void reachesNoCandidatureOfAnotherUser(long userId, long id) {
        assertThatThrownBy(() ->
                        apply(userId, new UserCandidatureAttributes().id(id).pin("stolen")))
                .isInstanceOf(UnprocessableException.class)
                .hasMessage("Id must exist");
        assertThat(jdbc.sql("select count(*) from user_candidatures where pin = 'stolen'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
