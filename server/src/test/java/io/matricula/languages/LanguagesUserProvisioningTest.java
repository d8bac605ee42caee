package io.matricula.languages;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.ServerTest;
import io.matricula.database.Transactions;
import io.matricula.http.FieldErrors;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openapitools.jackson.nullable.JsonNullable;
import org.springframework.beans.factory.annotation.Autowired;

/** User 1 speaks language 1 by row 1, user 2 language 3 by row 2. */
@ServerTest
class LanguagesUserProvisioningTest {

    private static final String ROWS = "user[languages_users_attributes]";
    private static final JsonNullable<Integer> ABSENT = JsonNullable.undefined();

    @Autowired
    private LanguagesUserProvisioning provisioning;

    @Autowired
    private LanguagesUserRepository languages;

    @Autowired
    private Transactions transactions;

    @Autowired
    private Clock clock;

    private Map<String, List<String>> apply(NestedLanguage... rows) {
        FieldErrors errors = new FieldErrors();
        transactions.inOne(() -> provisioning.applyNested(1, List.of(rows), OffsetDateTime.now(clock), errors));
        return errors.asMap();
    }

    private List<String> languagesOf(long userId) {
        return languages.findOfUser(userId).stream()
                .map(row -> row.id() + ": " + row.languageId() + " at " + row.position())
                .toList();
    }

    @Test
    void addsARowWithoutAnId() {
        assertThat(apply(
                        new NestedLanguage(null, 2L, JsonNullable.of(2), false),
                        new NestedLanguage(null, 3L, ABSENT, false)))
                .isEmpty();
        assertThat(languagesOf(1)).containsExactly("1: 1 at 1", "127: 2 at 2", "128: 3 at null");
    }

    @Test
    void changesWhatARowWithAnIdNames() {
        assertThat(apply(new NestedLanguage(1L, 2L, ABSENT, false))).isEmpty();
        assertThat(languagesOf(1)).containsExactly("1: 2 at 1");
        assertThat(apply(new NestedLanguage(1L, null, JsonNullable.of(null), false)))
                .isEmpty();
        assertThat(languagesOf(1)).containsExactly("1: 2 at null");
    }

    @Test
    void changesNothingWithAnIdAlone() {
        assertThat(apply(new NestedLanguage(1L, null, ABSENT, false))).isEmpty();
        assertThat(languagesOf(1)).containsExactly("1: 1 at 1");
    }

    @Test
    void removesBeforeItAdds() {
        assertThat(apply(
                        new NestedLanguage(null, 1L, JsonNullable.of(7), false),
                        new NestedLanguage(1L, null, ABSENT, true),
                        new NestedLanguage(null, null, ABSENT, true)))
                .isEmpty();
        assertThat(languagesOf(1)).containsExactly("127: 1 at 7");
    }

    @Test
    void reachesNoRowOfAnotherUser() {
        for (boolean destroy : new boolean[] {true, false}) {
            assertThat(apply(new NestedLanguage(2L, 1L, ABSENT, destroy)))
                    .isEqualTo(Map.of(ROWS + "[id]", List.of("must exist")));
        }
        assertThat(languagesOf(2)).containsExactly("2: 3 at 1");
    }

    @Test
    void namesAllErrorsOfTheListAndWritesNothing() {
        assertThat(apply(
                        new NestedLanguage(1L, null, ABSENT, true),
                        new NestedLanguage(4711L, 4L, ABSENT, false),
                        new NestedLanguage(null, null, ABSENT, false),
                        new NestedLanguage(null, 2L, ABSENT, false),
                        new NestedLanguage(null, 2L, ABSENT, false)))
                .isEqualTo(Map.of(
                        ROWS + "[id]",
                        List.of("must exist"),
                        ROWS + "[language_id]",
                        List.of("must exist", "can't be blank", "has already been taken")));
        assertThat(languagesOf(1)).containsExactly("1: 1 at 1");
    }

    @Test
    void refusesALanguageThatTheUserSpeaks() {
        assertThat(apply(new NestedLanguage(null, 1L, ABSENT, false)))
                .isEqualTo(Map.of(ROWS + "[language_id]", List.of("has already been taken")));
    }
}
