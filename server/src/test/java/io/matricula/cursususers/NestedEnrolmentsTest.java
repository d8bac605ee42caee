package io.matricula.cursususers;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.database.Transactions;
import io.matricula.http.FieldErrors;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openapitools.jackson.nullable.JsonNullable;
import org.springframework.beans.factory.annotation.Autowired;

/** User 1 is in cursus 1 by enrolment 1, user 3 in cursus 2 by enrolment 3. */
class NestedEnrolmentsTest extends CursusUserTest {

    private static final String ROWS = "user[cursus_users_attributes]";
    private static final OffsetDateTime BEGIN = OffsetDateTime.parse("2018-01-01T00:00:00Z");
    private static final OffsetDateTime END = OffsetDateTime.parse("2019-01-01T00:00:00Z");
    private static final JsonNullable<OffsetDateTime> ABSENT = JsonNullable.undefined();

    @Autowired
    private CursusUserProvisioning provisioning;

    @Autowired
    private CursusUserRepository enrolments;

    @Autowired
    private Transactions transactions;

    private Map<String, List<String>> apply(NestedCursusUser... rows) {
        FieldErrors errors = new FieldErrors();
        transactions.inOne(() -> provisioning.applyNested(1, List.of(rows), OffsetDateTime.now(clock), errors));
        return errors.asMap();
    }

    private List<String> cursusOfUser1() {
        return enrolments.findOfUser(1).stream()
                .map(row -> row.id() + " in " + row.cursusId() + " from " + row.beginAt() + " to " + row.endAt())
                .toList();
    }

    @Test
    void addsARowWithoutAnId() {
        assertThat(apply(new NestedCursusUser(null, 2L, BEGIN, JsonNullable.of(END), false)))
                .isEmpty();
        assertThat(cursusOfUser1())
                .containsExactly(
                        "1 in 1 from 2017-05-02T06:29:59.957Z to null",
                        "127 in 2 from 2018-01-01T00:00Z to 2019-01-01T00:00Z");
    }

    @Test
    void changesWhatARowWithAnIdNames() {
        assertThat(apply(new NestedCursusUser(1L, 2L, null, JsonNullable.of(END), false)))
                .isEmpty();
        assertThat(cursusOfUser1()).containsExactly("1 in 2 from 2017-05-02T06:29:59.957Z to 2019-01-01T00:00Z");
        assertThat(apply(new NestedCursusUser(1L, null, BEGIN, JsonNullable.of(null), false)))
                .isEmpty();
        assertThat(cursusOfUser1()).containsExactly("1 in 2 from 2018-01-01T00:00Z to null");
    }

    @Test
    void removesBeforeItAdds() {
        assertThat(apply(
                        new NestedCursusUser(null, 1L, BEGIN, ABSENT, false),
                        new NestedCursusUser(1L, null, null, ABSENT, true)))
                .isEmpty();
        assertThat(cursusOfUser1()).containsExactly("127 in 1 from 2018-01-01T00:00Z to null");
    }

    @Test
    void ignoresANewRowThatIsToBeRemoved() {
        assertThat(apply(new NestedCursusUser(null, null, null, ABSENT, true))).isEmpty();
        assertThat(cursusOfUser1()).hasSize(1);
    }

    @Test
    void reachesNoRowOfAnotherUser() {
        for (boolean destroy : new boolean[] {true, false}) {
            assertThat(apply(new NestedCursusUser(3L, 1L, BEGIN, ABSENT, destroy)))
                    .isEqualTo(Map.of(ROWS + "[id]", List.of("must exist")));
        }
        assertThat(tutor.get("/v2/cursus_users/3").body()).contains("\"cursus_id\":2", "\"user\":{\"id\":3,");
    }

    @Test
    void namesAllErrorsOfTheListAndWritesNothing() {
        assertThat(apply(
                        new NestedCursusUser(1L, null, null, ABSENT, true),
                        new NestedCursusUser(4711L, null, null, ABSENT, true),
                        new NestedCursusUser(null, null, END, JsonNullable.of(BEGIN), false),
                        new NestedCursusUser(null, 3L, null, ABSENT, false)))
                .isEqualTo(Map.of(
                        ROWS + "[id]", List.of("must exist"),
                        ROWS + "[cursus_id]", List.of("can't be blank", "must exist"),
                        ROWS + "[begin_at]", List.of("can't be blank"),
                        ROWS + "[end_at]", List.of("must not be before begin_at")));
        assertThat(cursusOfUser1()).hasSize(1);
    }

    @Test
    void refusesACursusThatTheUserIsIn() {
        assertThat(apply(new NestedCursusUser(null, 1L, BEGIN, ABSENT, false)))
                .isEqualTo(Map.of(ROWS + "[cursus_id]", List.of("has already been taken")));
    }

    @Test
    void refusesTheSameCursusTwice() {
        assertThat(apply(
                        new NestedCursusUser(null, 2L, BEGIN, ABSENT, false),
                        new NestedCursusUser(1L, 2L, null, ABSENT, false)))
                .isEqualTo(Map.of(ROWS + "[cursus_id]", List.of("has already been taken")));
    }

    @Test
    void refusesAnEndBeforeTheStoredBegin() {
        OffsetDateTime before = OffsetDateTime.parse("2017-05-02T06:29:59.956Z");
        assertThat(apply(new NestedCursusUser(1L, null, null, JsonNullable.of(before), false)))
                .isEqualTo(Map.of(ROWS + "[end_at]", List.of("must not be before begin_at")));
    }

    @Test
    void refusesToSwapTheCursusOfTwoRows() {
        apply(new NestedCursusUser(null, 2L, BEGIN, ABSENT, false));
        assertThat(apply(
                        new NestedCursusUser(1L, 2L, null, ABSENT, false),
                        new NestedCursusUser(127L, 1L, null, ABSENT, false)))
                .isEqualTo(Map.of(ROWS + "[cursus_id]", List.of("has already been taken")));
    }
}
