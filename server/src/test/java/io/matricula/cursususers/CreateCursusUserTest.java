package io.matricula.cursususers;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.TestClient;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateCursusUserTest extends CursusUserTest {

    private static final String DOCUMENTED = "{\"cursus_user\":{" + PARAMS + ",\"user_id\":\"1\"}}";

    private static final String DOCUMENTED_ANSWER = """
            {"id":127,"begin_at":"2017-07-22T13:43:10.000Z","end_at":"2018-03-22T13:43:10.000Z","grade":null,\
            "level":0.0,"skills":[],"cursus_id":2,"has_coalition":true,"user":{"id":1,"login":"jeanne",\
            "url":"http://127.0.0.1:8042/v2/users/jeanne"},"cursus":{"id":2,\
            "created_at":"2017-11-22T13:41:00.825Z","name":"42","slug":"42"}}""";

    @Test
    void answersTheDocumentedExampleToTheLetter() {
        TestClient.Answer answer = tutor.post("/v2/cursus_users", DOCUMENTED).is(201);
        assertThat(answer.body()).isEqualTo(DOCUMENTED_ANSWER);
        assertThat(answer.header("Location")).isEqualTo("http://127.0.0.1:8042/v2/cursus_users/127");
        assertThat(tutor.get("/v2/cursus_users/127").body()).isEqualTo(DOCUMENTED_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "jeanne"})
    void enrolsTheUserInThePath(String user) {
        TestClient.Answer answer =
                tutor.post("/v2/users/" + user + "/cursus_users", "{\"cursus_user\":{" + PARAMS + "}}");
        assertThat(answer.is(201).body()).isEqualTo(DOCUMENTED_ANSWER);
    }

    @Test
    void prefersTheUserInThePathToTheOneInTheBody() {
        TestClient.Answer answer =
                tutor.post("/v2/users/1/cursus_users", "{\"cursus_user\":{" + PARAMS + ",\"user_id\":4711}}");
        assertThat(answer.is(201).body()).isEqualTo(DOCUMENTED_ANSWER);
    }

    @Test
    void keepsWhetherThereIsACoalition() {
        tutor.post(
                        "/v2/cursus_users",
                        "{\"cursus_user\":{\"begin_at\":0,\"cursus_id\":2,\"user_id\":1,\"has_coalition\":\"false\"}}")
                .is(201, """
                        {"id":127,"begin_at":"1970-01-01T00:00:00.000Z","end_at":null,"grade":null,"level":0.0,
                         "skills":[],"cursus_id":2,"has_coalition":false,"user":{"id":1,"login":"jeanne",
                         "url":"http://127.0.0.1:8042/v2/users/jeanne"},"cursus":{"id":2,
                         "created_at":"2017-11-22T13:41:00.825Z","name":"42","slug":"42"}}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"cursus_user\":null}", "{\"cursus_user\":{\"user_id\":\"\"}}"})
    void lacksWhatIsRequired(String body) {
        tutor.post("/v2/cursus_users", body).is(422, """
                        {"error":"Unprocessable Entity",
                         "message":"Begin at can't be blank, Cursus can't be blank, User can't be blank",
                         "errors":{"cursus_user[begin_at]":["can't be blank"],
                          "cursus_user[cursus_id]":["can't be blank"],
                          "cursus_user[user_id]":["can't be blank"]}}""");
    }

    @Test
    void namesEveryWrongParamAtOnce() {
        tutor.post("/v2/cursus_users", """
                        {"cursus_user":{"begin_at":"2018-01-02","end_at":"2018-01-01","cursus_id":3,"user_id":127,
                         "has_coalition":"perhaps"}}""").is(422, """
                        {"error":"Unprocessable Entity",
                         "message":"Cursus must exist, End at must not be before begin_at, \
                        Has coalition must be one of: true, false, User must exist",
                         "errors":{"cursus_user[cursus_id]":["must exist"],
                          "cursus_user[end_at]":["must not be before begin_at"],
                          "cursus_user[has_coalition]":["must be one of: true, false"],
                          "cursus_user[user_id]":["must exist"]}}""");
        assertThat(count()).isEqualTo(126);
    }

    @ParameterizedTest
    @CsvSource({"true,201", "1,201", "false,422", "0,422", "'',422"})
    void letsAnEnrolmentEndBeforeItBeginsIfAskedTo(String skip, int status) {
        tutor.post("/v2/cursus_users", """
                        {"cursus_user":{"begin_at":"2018-01-02","end_at":"2018-01-01","cursus_id":2,"user_id":1,
                         "skip_begin_validation":"%s"}}""".formatted(skip)).is(status);
    }

    @Test
    void knowsNoUnknownUserInThePath() {
        for (String user : new String[] {"127", "nobody", "%C3%A9"}) {
            tutor.post("/v2/users/" + user + "/cursus_users", "{\"cursus_user\":{" + PARAMS + "}}")
                    .is(404, "{}");
        }
    }

    @Test
    void refusesASecondEnrolmentInTheSameCursus() {
        tutor.post("/v2/cursus_users", DOCUMENTED).is(201);
        tutor.post("/v2/cursus_users", DOCUMENTED).is(422, """
                        {"error":"Unprocessable Entity","message":"Cursus has already been taken",
                         "errors":{"cursus_user[cursus_id]":["has already been taken"]}}""");
        tutor.post("/v2/users/1/cursus_users", DOCUMENTED).refuses("cursus_user[cursus_id]", "has already been taken");
    }

    @Test
    void enrolsOnceForManyWritersAtOnce() {
        long[] statuses = IntStream.range(0, 8)
                .parallel()
                .mapToLong(n -> tutor.post("/v2/cursus_users", DOCUMENTED).status())
                .sorted()
                .toArray();
        assertThat(statuses).containsExactly(201, 422, 422, 422, 422, 422, 422, 422);
        assertThat(count()).isEqualTo(127);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox-advanced-staff", "sandbox-basic-staff", "sandbox-public"})
    void letsNobodyWithoutTheRoleEnrol(String application) {
        TestClient.as(application, port).post("/v2/cursus_users", DOCUMENTED).is(403);
        assertThat(count()).isEqualTo(126);
    }
}
