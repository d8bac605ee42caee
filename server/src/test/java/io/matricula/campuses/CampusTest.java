package io.matricula.campuses;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.ServerTest;
import io.matricula.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class CampusTest {

    private static final String PATH = "/v2/campus/1";

    /** The documented campus, but for its endpoint, which the sandbox's Paris has none, and its people. */
    private static final String PARIS = """
            {"id":1,"name":"Paris","time_zone":"Europe/Paris","language":{"id":1,"name":"Français","identifier":"fr"},\
            "users_count":83,"vogsphere_id":1,"country":"France","address":"96, boulevard Bessières","zip":"75017",\
            "city":"Paris","website":"http://www.42.fr/","facebook":"https://facebook.com/42born2code",\
            "twitter":"https://twitter.com/42born2code","active":true,"public":true,"email_extension":"42.fr",\
            "default_hidden_phone":false,"endpoint":null}""";

    private static final String TOKYO = """
            {"id":9,"name":"Tokyo","time_zone":"Asia/Tokyo","language":{"id":2,"name":"English","identifier":"en"},
             "users_count":1,"vogsphere_id":null,"country":"Japan","address":null,"zip":null,"city":"Tokyo",
             "website":null,"facebook":null,"twitter":null,"active":true,"public":true,
             "email_extension":"42tokyo.jp","default_hidden_phone":false,"endpoint":{"id":3,
             "url":"http://127.0.0.1:8042/sandbox/campus_endpoint","description":"The tokyo endpoint",
             "created_at":"2016-05-06T08:45:06.194Z","updated_at":"2016-05-06T08:49:40.574Z"}}""";

    @LocalServerPort
    private int port;

    private TestClient tutor;

    @BeforeEach
    void connect() {
        tutor = TestClient.as("sandbox-advanced-tutor", port);
    }

    @Test
    void showsACampusInTheDocumentedOrder() {
        TestClient anybody = TestClient.as("sandbox-public", port);
        assertThat(anybody.get(PATH).is(200).body()).isEqualTo(PARIS);
        assertThat(anybody.get("/v2/campus/paris").body()).isEqualTo(PARIS);
    }

    @Test
    void writesWhatACampusDoesNotHaveAsNull() {
        tutor.get("/v2/campus/tokyo").is(200, TOKYO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "nowhere", "99999999999999999999"})
    void knowsNoOtherCampus(String id) {
        tutor.get("/v2/campus/" + id).is(404, "{}");
        tutor.patch("/v2/campus/" + id, "{\"campus\":{\"name\":\"Here\"}}").is(404, "{}");
    }

    @ParameterizedTest
    @CsvSource({"PATCH,/v2/campus/1", "PUT,/v2/campus/paris"})
    void changesWhatIsSent(String method, String path) {
        assertThat(tutor.send(method, path, """
                        {"campus":{"endpoint_id":"3","email_extension":"paris.example.org","public":"false"}}""").is(204).body()).isEmpty();
        tutor.get(PATH)
                .is(
                        200,
                        PARIS.replace("42.fr\",\"default", "paris.example.org\",\"default")
                                .replace("\"public\":true", "\"public\":false")
                                .replace(
                                        "\"endpoint\":null",
                                        TOKYO.substring(TOKYO.indexOf("\"endpoint\""), TOKYO.length() - 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"campus\":null}", "{\"campus\":{\"id\":2,\"slug\":\"nowhere\"}}"})
    void changesNothingWithoutParams(String body) {
        tutor.patch(PATH, body).is(204);
        assertThat(tutor.get(PATH).body()).isEqualTo(PARIS);
    }

    @Test
    void clearsWhatIsNull() {
        tutor.patch("/v2/campus/9", """
                        {"campus":{"endpoint_id":null,"email_extension":null,"vogsphere_id":null,"website":null}}""").is(204);
        tutor.get("/v2/campus/9")
                .is(
                        200,
                        TOKYO.replace("\"42tokyo.jp\"", "null")
                                .replaceAll("(?s)\"endpoint\":.*", "\"endpoint\":null}"));
    }

    @Test
    void namesEveryWrongParamAtOnce() {
        tutor.patch(PATH, """
                        {"campus":{"name":" ","time_zone":"Mars/Olympus","language_id":4,"endpoint_id":33,
                         "email_extension":"a b","active":"yes","country":null}}""").is(422, """
                        {"error":"Unprocessable Entity","message":"Active must be one of: true, false, \
                        Country can't be blank, Email extension is invalid, Endpoint must exist, Language must exist, \
                        Name can't be blank, Time zone is not included in the list",
                         "errors":{"campus[active]":["must be one of: true, false"],
                          "campus[country]":["can't be blank"],
                          "campus[email_extension]":["is invalid"],
                          "campus[endpoint_id]":["must exist"],
                          "campus[language_id]":["must exist"],
                          "campus[name]":["can't be blank"],
                          "campus[time_zone]":["is not included in the list"]}}""");
        assertThat(tutor.get(PATH).body()).isEqualTo(PARIS);
    }

    @Test
    void takesABlankExtensionForNone() {
        tutor.patch(PATH, "{\"campus\":{\"email_extension\":\"\"}}").is(204);
        assertThat(tutor.get(PATH).body()).contains("\"email_extension\":null");
    }

    @Test
    void refusesToChangeWhatIfMatchDoesNotName() {
        String tag = tutor.get(PATH).header("ETag");
        tutor.patch(PATH, "{\"campus\":{\"city\":\"Paname\"}}", "If-Match", tag).is(204);
        tutor.patch(PATH, "{\"campus\":{\"city\":\"Lutetia\"}}", "If-Match", tag)
                .is(
                        412,
                        "{\"error\":\"Precondition Failed\",\"message\":\"The record has changed since it was read\"}");
        assertThat(tutor.get(PATH).body()).contains("\"city\":\"Paname\"");
    }

    @Test
    void letsNobodyWithoutTheRoleChangeACampus() {
        TestClient.as("sandbox-advanced-staff", port)
                .patch(PATH, "{\"campus\":{\"name\":\"Mine\"}}")
                .is(403);
    }
}
