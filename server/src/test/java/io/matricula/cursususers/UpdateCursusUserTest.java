package io.matricula.cursususers;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.TestClient;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateCursusUserTest extends CursusUserTest {

    private static final String PATH = "/v2/cursus_users/7";

    @Test
    void showsTheDocumentedEnrolment() {
        TestClient.Answer answer = TestClient.as("sandbox-public", port).get(PATH);
        assertThat(answer.is(200).body()).isEqualTo(SEVEN);
        assertThat(answer.header("ETag")).matches("W/\"[0-9a-f]{32}\"");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,'{\"cursus_user\":{%s,\"user_id\":\"1\"}}'",
        "PATCH,'{\"cursus_user\":{%s,\"user_id\":\"1\"}}'",
        "PUT,'{%s,\"user_id\":\"1\"}'",
        "PATCH,'{\"begin_at\":\"2001-01-01\",\"cursus_id\":1,\"cursus_user\":{%s,\"user_id\":\"1\"}}'"
    })
    void writesTheDocumentedExample(String method, String body) {
        assertThat(tutor.send(method, PATH, body.formatted(PARAMS)).is(204).body())
                .isEmpty();
        tutor.get(PATH).is(200, """
                        {"id":7,"begin_at":"2017-07-22T13:43:10.000Z","end_at":"2018-03-22T13:43:10.000Z",
                         "grade":"Cadet","level":0.0,"skills":[],"cursus_id":2,"has_coalition":true,
                         "user":{"id":1,"login":"jeanne","url":"http://127.0.0.1:8042/v2/users/jeanne"},
                         "cursus":{"id":2,"created_at":"2017-11-22T13:41:00.825Z","name":"42","slug":"42"}}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"cursus_user\":null}", "{\"cursus_user\":{}}", "{\"id\":9,\"grade\":\"Member\"}"})
    void changesNothingWithoutParams(String body) {
        tutor.patch(PATH, body).is(204);
        assertThat(tutor.get(PATH).body()).isEqualTo(SEVEN);
    }

    @Test
    void leavesAbsentParamsAsTheyAre() {
        tutor.patch(PATH, "{\"has_coalition\":0}").is(204);
        tutor.get(PATH).is(200, SEVEN.replace("\"has_coalition\":true", "\"has_coalition\":false"));
    }

    @Test
    void takesTheEndAway() {
        tutor.patch(PATH, "{\"end_at\":\"2018-03-22\"}").is(204);
        tutor.get(PATH).is(200, SEVEN.replace("\"end_at\":null", "\"end_at\":\"2018-03-22T00:00:00.000Z\""));
        tutor.patch(PATH, "{\"cursus_user\":{\"end_at\":null},\"end_at\":\"2019-01-01\"}")
                .is(204);
        tutor.get(PATH).is(200, SEVEN);
    }

    @ParameterizedTest
    @CsvSource({
        "cursus_id,null,can't be blank",
        "user_id,null,can't be blank",
        "begin_at,null,can't be blank",
        "has_coalition,null,can't be blank",
        "cursus_id,3,must exist",
        "user_id,127,must exist",
        "begin_at,true,must be a DateTime"
    })
    void refusesWhatIsNotAcceptable(String param, String value, String message) {
        tutor.patch(PATH, "{\"cursus_user\":{\"%s\":%s}}".formatted(param, value))
                .refuses("cursus_user[" + param + "]", message);
        assertThat(tutor.get(PATH).body()).isEqualTo(SEVEN);
    }

    @Test
    void refusesAnEndBeforeTheStoredBegin() {
        String end = "{\"cursus_user\":{\"end_at\":\"2017-06-13T03:05:07.755Z\"%s}}";
        tutor.patch(PATH, end.formatted("")).refuses("cursus_user[end_at]", "must not be before begin_at");
        assertThat(tutor.get(PATH).body()).isEqualTo(SEVEN);
        tutor.patch(PATH, end.formatted(",\"skip_begin_validation\":\"true\"")).is(204);
        tutor.patch(PATH, "{\"has_coalition\":false}").is(204);
    }

    @Test
    void refusesABeginAfterTheStoredEnd() {
        tutor.patch(PATH, "{\"end_at\":\"2018-03-22\"}").is(204);
        tutor.patch(PATH, "{\"begin_at\":\"2018-03-23\"}")
                .refuses("cursus_user[end_at]", "must not be before begin_at");
    }

    @Test
    void refusesACursusThatTheUserIsIn() {
        tutor.post("/v2/users/7/cursus_users", "{\"cursus_user\":{" + PARAMS + "}}")
                .is(201);
        tutor.patch(PATH, "{\"cursus_id\":2}").refuses("cursus_user[cursus_id]", "has already been taken");
        assertThat(tutor.get(PATH).body()).isEqualTo(SEVEN);
    }

    @Test
    void refusesAUserWhoIsInTheCursus() {
        tutor.patch(PATH, "{\"cursus_user\":{\"user_id\":1}}")
                .refuses("cursus_user[cursus_id]", "has already been taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127", "0", "seven", "99999999999999999999"})
    void knowsNoOtherEnrolments(String id) {
        tutor.get("/v2/cursus_users/" + id).is(404, "{}");
        tutor.patch("/v2/cursus_users/" + id, "{\"cursus_id\":2}").is(404, "{}");
        tutor.delete("/v2/cursus_users/" + id).is(404, "{}");
    }

    @Test
    void refusesToChangeWhatIfMatchDoesNotName() {
        String tag = tutor.get(PATH).header("ETag");
        tutor.put(PATH, "{\"cursus_id\":2}", "If-Match", tag).is(204);
        tutor.put(PATH, "{\"cursus_id\":1}", "If-Match", tag)
                .is(
                        412,
                        "{\"error\":\"Precondition Failed\",\"message\":\"The record has changed since it was read\"}");
        tutor.put(PATH, "{\"cursus_id\":1}", "If-Match", "*").is(204);
        tutor.put(PATH, "{\"cursus_id\":2}", "If-Match", "\"other\", " + tag).is(204);
    }

    @Test
    void takesTheUserOutOfTheCursus() {
        TestClient.Answer answer = tutor.delete(PATH);
        assertThat(answer.is(204).body()).isEmpty();
        tutor.get(PATH).is(404, "{}");
        tutor.delete(PATH).is(404, "{}");
        assertThat(count()).isEqualTo(125);
    }

    @Test
    void movesEnrolmentsBothWaysWithoutADeadlock() {
        long[] statuses = IntStream.range(0, 16)
                .parallel()
                .mapToLong(n -> tutor.patch(
                                "/v2/cursus_users/" + (1 + n % 2),
                                "{\"user_id\":%d,\"cursus_id\":%d}".formatted(1 + n / 2 % 2, 1 + n % 2))
                        .status())
                .distinct()
                .toArray();
        assertThat(statuses).containsOnly(204);
    }
}
