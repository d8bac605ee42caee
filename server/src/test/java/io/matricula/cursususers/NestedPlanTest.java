package io.matricula.cursususers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.matricula.cursususers.CursusUserRepository.Stored;
import io.matricula.http.FieldErrors;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openapitools.jackson.nullable.JsonNullable;

/** What a nested list makes of two enrolments, 11 in cursus 1 and 12 in cursus 2, of the 42 that there are. */
class NestedPlanTest {

    private static final String ROWS = "user[cursus_users_attributes]";
    private static final OffsetDateTime BEGIN = OffsetDateTime.parse("2018-01-01T00:00:00Z");
    private static final OffsetDateTime END = OffsetDateTime.parse("2019-01-01T00:00:00Z");
    private static final JsonNullable<OffsetDateTime> ABSENT = JsonNullable.undefined();

    private static final List<Stored> OWN = List.of(
            new Stored(11, 1, 1, BEGIN, END, null, 0, true),
            new Stored(12, 1, 2, BEGIN.plusDays(9), null, null, 0, true));

    private final NestedEnrolments nested = new NestedEnrolments(new FortyTwoCursus());
    private final FieldErrors errors = new FieldErrors();

    private static final class FortyTwoCursus extends EnrolmentRules {

        FortyTwoCursus() {
            super(null, null, null);
        }

        @Override
        void checkCursus(String param, Long cursusId, FieldErrors errors) {
            if (cursusId != null && cursusId > 42) {
                errors.add(param, FieldErrors.UNKNOWN);
            }
        }
    }

    private NestedEnrolments.Plan plan(NestedCursusUser... rows) {
        return nested.plan(OWN, List.of(rows), errors);
    }

    private void assertRefused(String param, String message) {
        assertThat(errors.asMap()).isEqualTo(Map.of(ROWS + param, List.of(message)));
    }

    private static NestedCursusUser added(Long cursusId, OffsetDateTime begin, JsonNullable<OffsetDateTime> end) {
        return new NestedCursusUser(null, cursusId, begin, end, false);
    }

    private static NestedCursusUser changed(long id, Long cursusId, OffsetDateTime begin, OffsetDateTime end) {
        return new NestedCursusUser(id, cursusId, begin, end == null ? ABSENT : JsonNullable.of(end), false);
    }

    private static NestedCursusUser removed(Long id, Long cursusId) {
        return new NestedCursusUser(id, cursusId, null, ABSENT, true);
    }

    @Test
    void addsARowWithoutAnId() {
        assertThat(plan(added(3L, BEGIN, JsonNullable.of(END)), added(4L, BEGIN, ABSENT))
                        .added())
                .containsExactly(new Enrolment(3L, BEGIN, END, true), new Enrolment(4L, BEGIN, null, true));
        assertThat(errors.isEmpty()).isTrue();
    }

    @Test
    void addsNothingThatIsToBeRemoved() {
        NestedEnrolments.Plan plan = plan(removed(null, 1L));
        assertThat(plan.added()).isEmpty();
        assertThat(plan.removed()).isEmpty();
        assertThat(errors.isEmpty()).isTrue();
    }

    @Test
    void removesWhatARowNames() {
        NestedEnrolments.Plan plan = plan(removed(12L, null));
        assertThat(plan.removed()).containsExactly(12L);
        assertThat(plan.changed()).isEmpty();
        assertThat(errors.isEmpty()).isTrue();
    }

    @Test
    void changesWhatWasSentAndNothingElse() {
        assertThat(plan(changed(11, 3L, null, null)).changed()).containsOnlyKeys(11L);
        assertThat(plan(changed(11, 3L, null, null)).changed().get(11L).values())
                .containsExactly(entry("cursus_id", 3L));
        assertThat(plan(changed(11, null, BEGIN.plusDays(1), END))
                        .changed()
                        .get(11L)
                        .values())
                .containsOnlyKeys("begin_at", "end_at");
        assertThat(errors.isEmpty()).isTrue();
    }

    @Test
    void takesTwoRowsOfOneEnrolmentTogether() {
        assertThat(plan(changed(11, 3L, null, null), changed(11, null, BEGIN, null))
                        .changed()
                        .get(11L)
                        .values())
                .containsOnlyKeys("cursus_id", "begin_at");
    }

    @Test
    void refusesTheEnrolmentOfSomebodyElse() {
        NestedEnrolments.Plan plan = plan(changed(13, 3L, null, null), removed(14L, null));
        assertThat(plan.changed()).isEmpty();
        assertThat(plan.removed()).isEmpty();
        assertThat(errors.asMap()).containsOnlyKeys(ROWS + "[id]");
    }

    @Test
    void refusesAnUnknownCursus() {
        plan(changed(11, 43L, null, null));
        assertRefused("[cursus_id]", FieldErrors.UNKNOWN);
    }

    @Test
    void needsACursusToAdd() {
        assertThat(plan(added(null, BEGIN, ABSENT)).added()).isEmpty();
        assertRefused("[cursus_id]", FieldErrors.BLANK);
    }

    @Test
    void needsABeginToAdd() {
        assertThat(plan(added(3L, null, ABSENT)).added()).isEmpty();
        assertRefused("[begin_at]", FieldErrors.BLANK);
    }

    @Test
    void refusesToAddWhatEndsBeforeItBegins() {
        plan(added(3L, END, JsonNullable.of(BEGIN)));
        assertThat(errors.asMap()).containsOnlyKeys(ROWS + "[end_at]");
    }

    @Test
    void comparesANewBeginWithTheEndThatIsThere() {
        plan(changed(11, null, END.plusDays(1), null));
        assertThat(errors.asMap()).containsOnlyKeys(ROWS + "[end_at]");
    }

    @Test
    void comparesANewEndWithTheBeginThatIsThere() {
        plan(changed(12, null, null, BEGIN.plusDays(8)));
        assertThat(errors.asMap()).containsOnlyKeys(ROWS + "[end_at]");
    }

    @Test
    void comparesNewDatesWithEachOther() {
        plan(changed(11, null, END.plusDays(1), END.plusDays(2)));
        assertThat(errors.isEmpty()).isTrue();
    }

    @Test
    void letsAnEndBeTakenAway() {
        assertThat(nested.plan(
                                OWN,
                                List.of(new NestedCursusUser(11L, null, END.plusDays(1), JsonNullable.of(null), false)),
                                errors)
                        .changed())
                .containsOnlyKeys(11L);
        assertThat(errors.isEmpty()).isTrue();
    }

    @Test
    void leavesDatesAloneThatWereNotSent() {
        Stored disordered = new Stored(11, 1, 1, END, BEGIN, null, 0, true);
        nested.plan(List.of(disordered), List.of(changed(11, 3L, null, null)), errors);
        assertThat(errors.isEmpty()).isTrue();
    }

    @Test
    void refusesASecondEnrolmentInACursus() {
        plan(added(1L, BEGIN, ABSENT));
        assertRefused("[cursus_id]", FieldErrors.TAKEN);
    }

    @Test
    void refusesTwoNewEnrolmentsInACursus() {
        plan(added(3L, BEGIN, ABSENT), added(3L, BEGIN, ABSENT));
        assertRefused("[cursus_id]", FieldErrors.TAKEN);
    }

    @Test
    void refusesToMoveAnEnrolmentToACursusThatThereIsOneOf() {
        plan(changed(11, 2L, null, null));
        assertRefused("[cursus_id]", FieldErrors.TAKEN);
    }

    @Test
    void letsAnEnrolmentTakeThePlaceOfARemovedOne() {
        plan(removed(12L, null), changed(11, 2L, null, null), added(1L, BEGIN, ABSENT));
        assertThat(errors.isEmpty()).isTrue();
    }

    @Test
    void keepsTheCursusOfAChangeWithoutOne() {
        plan(changed(11, null, BEGIN, null), added(1L, BEGIN, ABSENT));
        assertRefused("[cursus_id]", FieldErrors.TAKEN);
    }
}
