package io.matricula.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateUserTest extends UserTest {

    private static final String DOCUMENTED_UPDATE = """
            {"user":{"campus_id":"1","email":"anakin.skywalker@example.org","first_name":"Anakin","kind":"student",
             "last_name":"Skywalker","password":"totoroTOTOROOO","pool_month":"september","pool_year":"2017",
             "status":"admis"}}""";

    private static final String ROW = """
            select concat_ws('|', login, email, first_name, last_name, coalesce(usual_first_name, '-'), pool_year,
              pool_month, kind, coalesce(status, '-'), email_stop, coalesce(primary_campus_id, '-'))
            from users where id = 2""";

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void writesTheDocumentedExampleAndAnswersNothing(String verb) {
        assertThat(tutor.send(verb, "/v2/users/2", DOCUMENTED_UPDATE).is(204).body())
                .isEmpty();
        assertThat(value(ROW))
                .isEqualTo("andre|anakin.skywalker@example.org|Anakin|Skywalker|Juliette|2017|september|student"
                        + "|admis|0|1");
        assertThat(value("select password_hash from users where id = 2")).startsWith("{bcrypt}");
    }

    @Test
    void leavesWhatIsNotSent() {
        String before = value(ROW);
        tutor.patch("/v2/users/andre", "{\"user\":{}}").is(204);
        tutor.patch("/v2/users/andre", "{}").is(204);
        tutor.patch("/v2/users/andre", "").is(204);
        assertThat(value(ROW)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"login\":\"Andre2\"|login|andre2",
                "\"email\":\"a@example.org\"|email|a@example.org",
                "\"first_name\":\"A\"|first_name|A",
                "\"last_name\":\"B\"|last_name|B",
                "\"usual_first_name\":\"C\"|usual_first_name|C",
                "\"pool_year\":2020|pool_year|2020",
                "\"pool_month\":\"June\"|pool_month|june",
                "\"kind\":\"external\"|kind|external",
                "\"status\":\"s\"|status|s",
                "\"status\":\"\"|status|``",
                "\"status\":null|status|",
                "\"email_stop\":\"1\"|email_stop|1",
                "\"email_stop\":null|email_stop|0",
                "\"campus_id\":\"2\"|primary_campus_id|2",
                "\"campus_id\":\"lyon\"|primary_campus_id|2",
                "\"campus_id\":null|primary_campus_id|",
                "\"campus_id\":\"\"|primary_campus_id|",
                "\"password\":null|password_hash|",
                "\"login\":null|login|andre",
                "\"login\":\"\"|login|andre"
            })
    void setsOrClearsAParam(String params, String column, String stored) {
        tutor.patch("/v2/users/2", "{\"user\":{" + params + "}}").is(204);
        assertThat(value("select " + column + " from users where id = 2")).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "first_name", "last_name", "usual_first_name", "pool_year", "pool_month", "kind"})
    void refusesNullWhereNilIsNotAllowed(String param) {
        tutor.patch("/v2/users/2", "{\"user\":{\"" + param + "\":null}}")
                .refuses("user[" + param + "]", "can't be blank");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"login\":\"jeanne\"|user[login]|has already been taken",
                "\"email\":\"Jeanne@student.42.fr\"|user[email]|has already been taken",
                "\"campus_id\":\"77\"|user[campus_id]|must exist",
                "\"cursus_id\":\"77\"|user[cursus_id]|must exist",
                "\"cursus_users_attributes\":[{\"id\":1,\"end_at\":null}]"
                        + "|user[cursus_users_attributes][id]|must exist",
                "\"languages_users_attributes\":[{\"id\":1,\"_destroy\":1}]"
                        + "|user[languages_users_attributes][id]|must exist",
                "\"user_candidature_attributes\":{\"id\":1}|user[user_candidature_attributes][id]|must exist",
                "\"user_candidature_attributes\":{\"email\":\"jeanne@student.42.fr\"}"
                        + "|user[user_candidature_attributes][email]|has already been taken"
            })
    void refusesAWrongParamAndChangesNothing(String params, String param, String message) {
        String before = value(ROW);
        Map<String, Long> rows = rows();
        tutor.patch("/v2/users/2", "{\"user\":{\"status\":\"changed\"," + params + "}}")
                .refuses(param, message);
        assertThat(value(ROW)).isEqualTo(before);
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void changesNestedRowsAsRailsDoes() {
        tutor.post("/v2/users", DOCUMENTED).is(201);
        tutor.patch("/v2/users/127", """
                        {"user":{"cursus_id":"42",
                         "cursus_users_attributes":[{"id":127,"end_at":null}],
                         "languages_users_attributes":[{"id":127,"_destroy":"true"},{"language_id":2,"position":3}],
                         "user_candidature_attributes":{"gender":null,"pin":"1"}}}""").is(204);
        assertThat(value("select group_concat(concat(cursus_id, coalesce(end_at, '-')) order by cursus_id)"
                        + " from cursus_users where user_id = 127"))
                .isEqualTo("1-,2-");
        assertThat(value("select group_concat(concat(language_id, ' ', position)) from languages_users"
                        + " where user_id = 127"))
                .isEqualTo("2 3");
        assertThat(value("select concat(coalesce(gender, '-'), pin, birth_city) from user_candidatures"
                        + " where user_id = 127"))
                .isEqualTo("-1East Adrainshire");
    }

    @Test
    void joinsNothingForACursusThatTheUserIsInAlready() {
        Map<String, Long> before = rows();
        tutor.patch("/v2/users/2", "{\"user\":{\"cursus_id\":\"1\"}}").is(204);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void freesAnAddressThatIsNobodysAnyMore() {
        tutor.patch("/v2/users/2", "{\"user\":{\"email\":\"first@example.org\"}}")
                .is(204);
        tutor.patch("/v2/users/2", "{\"user\":{\"email\":\"second@example.org\"}}")
                .is(204);
        tutor.patch("/v2/users/1", "{\"user\":{\"email\":\"first@example.org\"}}")
                .is(204);
    }

    @Test
    void refusesAnUpdateOfWhatHasChangedSince() {
        String stale = tutor.get("/v2/users/2").header("ETag");
        tutor.patch("/v2/users/2", "{\"user\":{\"first_name\":\"A\"}}", "If-Match", stale)
                .is(204);
        tutor.patch("/v2/users/2", "{\"user\":{\"first_name\":\"B\"}}", "If-Match", stale)
                .is(412, """
                {"error":"Precondition Failed","message":"The record has changed since it was read"}""");
        assertThat(value("select first_name from users where id = 2")).isEqualTo("A");
    }

    @Test
    void answersAnEmptyObjectForNobody() {
        tutor.patch("/v2/users/4711", "{\"user\":{}}").is(404, "{}");
    }
}
