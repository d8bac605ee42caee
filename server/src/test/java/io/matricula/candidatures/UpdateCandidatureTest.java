package io.matricula.candidatures;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.TestClient;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateCandidatureTest extends CandidatureTest {

    private static final String OF_23 = "/v2/user_candidatures/23";
    private static final String OF_USER_46 = "/v2/users/46/user_candidature";

    private static final String DOCUMENTED = """
            {"user_candidature":{"birth_city":"Port Gonzalo","birth_country":"Iceland","birth_date":"1992-02-29",
             "contact_affiliation":"parent","contact_first_name":"Lily","contact_last_name":"Buckridge",
             "contact_phone1":"0695847362","contact_phone2":"0491314200",
             "country":"Antarctica (the territory South of 60 deg S)","gender":"female","language":"",
             "max_level_logic":"2","max_level_memory":"1","meeting_date":"2017-01-06","other_information":"3",
             "pin":"4242","piscine_date":"2017-11-06","postal_city":"Lake Montana","postal_complement":"",
             "postal_country":"Lao People's Democratic Republic","postal_street":"7646 Constantin Green",
             "postal_zip_code":"19921","user_id":"46","zip_code":"91297"}}""";

    @ParameterizedTest
    @CsvSource({"PUT," + OF_23, "PATCH," + OF_23, "PUT," + OF_USER_46, "PATCH,/v2/users/chewbacc/user_candidature"})
    void writesTheDocumentedExample(String method, String path) {
        clock.stopAt(NOW);
        TestClient.Answer answer = tutor.send(method, path, DOCUMENTED);
        assertThat(answer.is(204).body()).isEmpty();
        tutor.get(OF_23).is(200, """
                        {"id":23,"user_id":46,"birth_date":"1992-02-29","gender":"female","zip_code":"91297",
                         "country":"Antarctica (the territory South of 60 deg S)","birth_city":"Port Gonzalo",
                         "birth_country":"Iceland","postal_street":"7646 Constantin Green","postal_complement":"",
                         "postal_city":"Lake Montana","postal_zip_code":"19921",
                         "postal_country":"Lao People's Democratic Republic","contact_affiliation":"parent",
                         "contact_last_name":"Buckridge","contact_first_name":"Lily","contact_phone1":"0695847362",
                         "contact_phone2":"0491314200","max_level_memory":1,"max_level_logic":2,
                         "other_information":"3","language":"","meeting_date":"2017-01-06T00:00:00.000Z",
                         "piscine_date":"2017-11-06","created_at":"2017-11-22T13:42:09.330Z",
                         "updated_at":"2017-11-22T13:44:17.725Z","phone":null,"email":"chewbacc@example.org",
                         "pin":"4242","phone_country_code":null,"hidden_phone":null}""");
    }

    @Test
    void leavesAbsentParamsAsTheyAre() {
        clock.stopAt(NOW);
        tutor.patch(OF_23, "{\"user_candidature\":{\"pin\":\"4242\"}}").is(204);
        tutor.get(OF_23)
                .is(
                        200,
                        UNTOUCHED
                                .replace("\"pin\":null", "\"pin\":\"4242\"")
                                .formatted("2017-11-22T13:42:09.330Z", "2017-11-22T13:44:17.725Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "{}",
        "'{\"user_candidature\":null}'",
        "'{\"user_candidature\":{}}'",
        "'{\"user_candidature\":{\"id\":1}}'"
    })
    void changesNothingWithoutParams(String body) {
        String before = tutor.get(OF_23).body();
        clock.stopAt(NOW);
        tutor.patch(OF_23, body).is(204);
        tutor.get(OF_23).is(200, before);
    }

    @Test
    void clearsWhatIsNull() {
        tutor.put(OF_23, DOCUMENTED).is(204);
        clock.stopAt(NOW);
        tutor.put(OF_23, """
                        {"user_candidature":{"birth_date":null,"gender":null,"zip_code":null,"country":null,
                         "birth_city":null,"birth_country":null,"postal_street":null,"postal_complement":null,
                         "postal_city":null,"postal_zip_code":null,"postal_country":null,"contact_affiliation":null,
                         "contact_last_name":null,"contact_first_name":null,"contact_phone1":null,
                         "contact_phone2":null,"max_level_memory":null,"max_level_logic":null,
                         "other_information":null,"language":null,"meeting_date":null,"piscine_date":null,
                         "phone":null,"email":null,"pin":null,"phone_country_code":null,"user_id":null,"id":null}}""").is(204);
        tutor.get(OF_23)
                .is(
                        200,
                        UNTOUCHED
                                .replace("\"Kashyyyk\"", "null")
                                .replace("\"chewbacc@example.org\"", "null")
                                .formatted("2017-11-22T13:42:09.330Z", "2017-11-22T13:44:17.725Z"));
    }

    @Test
    void takesABlankNumberDateOrEnumForNull() {
        tutor.put(OF_23, DOCUMENTED).is(204);
        tutor.send("PUT", OF_23 + "?user_candidature[gender]=&user_candidature[birth_date]=", null)
                .is(204);
        assertThat(tutor.get(OF_23).body()).contains("\"birth_date\":null,\"gender\":null,\"zip_code\":\"91297\"");
    }

    @Test
    void givesAnAddressBackThatIsCleared() {
        tutor.patch(OF_23, "{\"user_candidature\":{\"email\":\"\"}}").is(204);
        assertThat(claimant("chewbacc@example.org")).isEqualTo("nobody");
        tutor.patch("/v2/user_candidatures/1", "{\"user_candidature\":{\"email\":\"Chewbacc@example.org\"}}")
                .is(204);
        assertThat(claimant("chewbacc@example.org")).isEqualTo("1");
    }

    @Test
    void refusesTheAddressOfSomebodyElse() {
        tutor.patch(OF_23, "{\"user_candidature\":{\"email\":\"JEANNE@example.org\",\"pin\":\"1\"}}")
                .refuses("user_candidature[email]", "has already been taken");
        assertThat(tutor.get(OF_23).body()).contains("\"email\":\"chewbacc@example.org\",\"pin\":null");
    }

    @ParameterizedTest
    @CsvSource({
        "birth_date,1900-01-01,must be at most 99 years ago",
        "birth_date,2020-01-01,must be at least 13 years ago",
        "birth_date,soon,must be a date",
        "gender,f,is not included in the list",
        "phone_country_code,XX,is not included in the list",
        "max_level_memory,1.5,must be a Fixnum",
        "meeting_date,2017-02-30,must be a DateTime",
        "email,nobody,is invalid",
        "user_id,4711,must exist",
        "user_id,me,must be a Fixnum",
        "user_id,1,has already been taken"
    })
    void refusesWhatIsNotAcceptable(String param, String value, String message) {
        String before = tutor.get(OF_23).body();
        String body = "{\"user_candidature\":{\"pin\":\"1\",\"%s\":\"%s\"}}".formatted(param, value);
        for (String path : List.of(OF_23, OF_USER_46)) {
            tutor.patch(path, body).refuses("user_candidature[" + param + "]", message);
        }
        tutor.get(OF_23).is(200, before);
    }

    @Test
    void takesAsManyCharactersAsAreDocumented() {
        String body = "{\"user_candidature\":{\"other_information\":\"%s\"}}";
        tutor.patch(OF_23, body.formatted("é".repeat(65_535))).is(204);
        tutor.patch(OF_23, body.formatted("é".repeat(65_536)))
                .refuses("user_candidature[other_information]", "is too long (maximum is 65535 characters)");
    }

    @Test
    void movesToAUserWithoutACandidature() {
        tutor.patch(OF_USER_46, "{\"user_candidature\":{\"user_id\":9}}").is(204);
        tutor.get(OF_USER_46).is(404, "{}");
        assertThat(tutor.get("/v2/users/9/user_candidature").is(200).body()).startsWith("{\"id\":23,\"user_id\":9,");
        assertThat(claimant("chewbacc@example.org")).isEqualTo("9");
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/user_candidatures/127",
        "/v2/user_candidatures/me",
        "/v2/users/9/user_candidature",
        "/v2/users/nobody/user_candidature"
    })
    void knowsNoOtherCandidatures(String path) {
        tutor.patch(path, "{\"user_candidature\":{\"pin\":\"1\"}}").is(404, "{}");
    }

    @Test
    void changesWhatIfMatchNames() {
        String tag = tutor.get(OF_USER_46).header("ETag");
        tutor.patch(OF_23, "{\"user_candidature\":{\"pin\":\"1\"}}", "If-Match", tag)
                .is(204);
    }

    @Test
    void refusesToChangeWhatIfMatchDoesNotName() {
        String tag = tutor.get(OF_23).header("ETag");
        tutor.patch(OF_23, "{\"user_candidature\":{\"pin\":\"1\"}}").is(204);
        for (String path : List.of(OF_23, OF_USER_46)) {
            tutor.patch(path, "{\"user_candidature\":{\"pin\":\"2\"}}", "If-Match", tag)
                    .is(412, """
                            {"error":"Precondition Failed","message":"The record has changed since it was read"}""");
        }
        assertThat(tutor.get(OF_23).body()).contains("\"pin\":\"1\"");
    }

    @Test
    void letsOneOfManyWritersWithTheSameETagWin() {
        String tag = tutor.get(OF_23).header("ETag");
        long[] statuses = IntStream.range(0, 8)
                .parallel()
                .mapToLong(
                        n -> tutor.patch(OF_23, "{\"user_candidature\":{\"pin\":\"%d\"}}".formatted(n), "If-Match", tag)
                                .status())
                .sorted()
                .toArray();
        assertThat(statuses).containsExactly(204, 412, 412, 412, 412, 412, 412, 412);
    }

    @Test
    void movesManyCandidaturesToOneUserWithoutADeadlock() {
        long[] statuses = IntStream.rangeClosed(41, 48)
                .parallel()
                .mapToLong(user -> tutor.patch(
                                "/v2/users/" + user + "/user_candidature", "{\"user_candidature\":{\"user_id\":9}}")
                        .status())
                .sorted()
                .toArray();
        assertThat(statuses).containsExactly(204, 422, 422, 422, 422, 422, 422, 422);
    }
}
