package io.matricula.candidatures;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.TestClient;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CreateCandidatureTest extends CandidatureTest {

    private static final String PARAMS = """
            "birth_city":"West Stefanieburgh","birth_country":"Burkina Faso","birth_date":"1989-01-30",
            "contact_affiliation":"other","contact_first_name":"Barton","contact_last_name":"Mertz",
            "contact_phone1":"0695847362","contact_phone2":"0491314200","country":"Honduras","gender":"female",
            "language":"","max_level_logic":"2","max_level_memory":"1","meeting_date":"2017-07-11",
            "other_information":"3","pin":"4242","piscine_date":"2017-11-15","postal_city":"Tillmanton",
            "postal_complement":"","postal_country":"Georgia","postal_street":"5030 Serenity Plaza",
            "postal_zip_code":"65440","zip_code":"37528-3874\"""";

    private static final String DOCUMENTED = "{\"user_candidature\":{" + PARAMS + ",\"user_id\":\"9\"}}";

    private static final String DOCUMENTED_ANSWER = """
            {"id":127,"user_id":9,"birth_date":"1989-01-30","gender":"female","zip_code":"37528-3874",\
            "country":"Honduras","birth_city":"West Stefanieburgh","birth_country":"Burkina Faso",\
            "postal_street":"5030 Serenity Plaza","postal_complement":"","postal_city":"Tillmanton",\
            "postal_zip_code":"65440","postal_country":"Georgia","contact_affiliation":"other",\
            "contact_last_name":"Mertz","contact_first_name":"Barton","contact_phone1":"0695847362",\
            "contact_phone2":"0491314200","max_level_memory":1,"max_level_logic":2,"other_information":"3",\
            "language":"","meeting_date":"2017-07-11T00:00:00.000Z","piscine_date":"2017-11-15",\
            "created_at":"2017-11-22T13:44:17.725Z","updated_at":"2017-11-22T13:44:17.725Z","phone":null,"email":null,\
            "pin":"4242","phone_country_code":null,"hidden_phone":null}""";

    @Test
    void answersTheDocumentedExampleToTheLetter() {
        clock.stopAt(NOW);
        TestClient.Answer answer = tutor.post("/v2/user_candidatures", DOCUMENTED);
        assertThat(answer.is(201).body()).isEqualTo(DOCUMENTED_ANSWER);
        assertThat(answer.header("Location")).isEqualTo("http://127.0.0.1:8042/v2/user_candidatures/127");
        assertThat(tutor.get("/v2/user_candidatures/127").body()).isEqualTo(DOCUMENTED_ANSWER);
    }

    @Test
    void createsTheCandidatureOfTheUserInThePath() {
        TestClient.Answer answer = onThatDay(
                () -> tutor.post("/v2/users/hasolo/user_candidature", "{\"user_candidature\":{" + PARAMS + "}}"));
        assertThat(answer.is(201).body()).isEqualTo(DOCUMENTED_ANSWER);
    }

    /** Tokens are younger than that day only if they are asked for on it. */
    private TestClient.Answer onThatDay(java.util.function.Supplier<TestClient.Answer> call) {
        clock.stopAt(NOW);
        return call.get();
    }

    @Test
    void prefersTheUserInThePathToTheOneInTheBody() {
        tutor.post("/v2/users/9/user_candidature", "{\"user_candidature\":{\"user_id\":4711}}")
                .is(201);
        tutor.get("/v2/users/9/user_candidature").is(200);
    }

    @Test
    void makesAnEmptyCandidatureWithoutParams() {
        tutor.post("/v2/users/9/user_candidature", "").is(201);
        tutor.get("/v2/users/9/user_candidature").is(200);
    }

    @Test
    void lacksTheUserWithoutParams() {
        tutor.post("/v2/user_candidatures", "{}").is(422, """
                        {"error":"Unprocessable Entity","message":"User can't be blank",
                         "errors":{"user_candidature[user_id]":["can't be blank"]}}""");
    }

    @Test
    void namesEveryWrongParamAtOnce() {
        tutor.post("/v2/user_candidatures", """
                        {"user_candidature":{"birth_date":"2015-01-01","gender":"f","email":"nobody",
                         "max_level_logic":"two","phone_country_code":"ZZ","pin":"%s"}}""".formatted("1".repeat(256))).is(422, """
                        {"error":"Unprocessable Entity","message":"Birth date must be at least 13 years ago, Email is invalid, \
                        Gender is not included in the list, Max level logic must be a Fixnum, \
                        Phone country code is not included in the list, \
                        Pin is too long (maximum is 255 characters), User can't be blank",
                         "errors":{"user_candidature[birth_date]":["must be at least 13 years ago"],
                          "user_candidature[email]":["is invalid"],
                          "user_candidature[gender]":["is not included in the list"],
                          "user_candidature[max_level_logic]":["must be a Fixnum"],
                          "user_candidature[phone_country_code]":["is not included in the list"],
                          "user_candidature[pin]":["is too long (maximum is 255 characters)"],
                          "user_candidature[user_id]":["can't be blank"]}}""");
    }

    @Test
    void refusesAnUnknownUserInTheBody() {
        tutor.post("/v2/user_candidatures", "{\"user_candidature\":{\"user_id\":127}}")
                .refuses("user_candidature[user_id]", "must exist");
    }

    @Test
    void knowsNoCandidatureOfAnUnknownUserInThePath() {
        for (String user : new String[] {"127", "nobody", "99999999999999999999", "%C3%A9"}) {
            tutor.post("/v2/users/" + user + "/user_candidature", "{}").is(404, "{}");
        }
    }

    @Test
    void refusesASecondCandidature() {
        tutor.post("/v2/user_candidatures", "{\"user_candidature\":{\"user_id\":46}}")
                .refuses("user_candidature[user_id]", "has already been taken");
        tutor.post("/v2/users/46/user_candidature", "{}")
                .refuses("user_candidature[user_id]", "has already been taken");
    }

    @Test
    void refusesTheAddressOfSomebodyElse() {
        tutor.post("/v2/user_candidatures", """
                        {"user_candidature":{"user_id":9,"email":"CHEWBACC@Example.org"}}""").refuses("user_candidature[email]", "has already been taken");
        tutor.get("/v2/users/9/user_candidature").is(404, "{}");
    }

    @Test
    void claimsTheAddress() {
        tutor.post("/v2/user_candidatures", "{\"user_candidature\":{\"user_id\":9,\"email\":\"Han@Example.org\"}}")
                .is(201);
        assertThat(claimant("han@example.org")).isEqualTo("9");
    }

    @Test
    void limitsTheAgeAsOfToday() {
        clock.stopAt(Instant.parse("2030-05-05T12:00:00Z"));
        TestClient today = TestClient.anew("sandbox-advanced-tutor", port);
        today.post("/v2/users/9/user_candidature", "{\"user_candidature\":{\"birth_date\":\"2017-05-06\"}}")
                .refuses("user_candidature[birth_date]", "must be at least 13 years ago");
        today.post("/v2/users/9/user_candidature", "{\"user_candidature\":{\"birth_date\":\"1931-05-04\"}}")
                .refuses("user_candidature[birth_date]", "must be at most 99 years ago");
        today.post("/v2/users/9/user_candidature", "{\"user_candidature\":{\"birth_date\":\"2017-05-05\"}}")
                .is(201);
    }

    @Test
    void makesOneCandidatureForManyWritersAtOnce() {
        long[] statuses = IntStream.range(0, 8)
                .parallel()
                .mapToLong(n -> tutor.post("/v2/user_candidatures", DOCUMENTED).status())
                .sorted()
                .toArray();
        assertThat(statuses).containsExactly(201, 422, 422, 422, 422, 422, 422, 422);
    }
}
