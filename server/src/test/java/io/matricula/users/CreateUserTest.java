package io.matricula.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.TestClient;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateUserTest extends UserTest {

    @Test
    void keepsWhateverSignsParamsHold() {
        String hostile = "'); drop table audit; -- \" \\' ` %_ ? :user_id 日本 🛰️";
        String json = hostile.replace("\\", "\\\\").replace("\"", "\\\"");
        tutor.post(
                        "/v2/users",
                        least("\"login\":\"quentin\",\"status\":\"" + json
                                + "\",\"user_candidature_attributes\":{\"postal_street\":\"" + json
                                + "\",\"other_information\":\"" + json + "\"}"))
                .is(201);
        assertThat(jdbc.sql("""
                        select status, postal_street, other_information
                        from users join user_candidatures on user_candidatures.user_id = users.id
                        where login = 'quentin'
                        """).query().singleRow().values()).containsOnly(hostile);
    }

    @Test
    void answersTheDocumentedExampleToTheLetter() {
        assertThat(tutor.post("/v2/users", DOCUMENTED).is(201).body())
                .isEqualTo("{\"id\":127,\"login\":\"anakisky\",\"url\":\"http://127.0.0.1:8042/v2/users/anakisky\"}");
    }

    @Test
    void writesEveryRowOfTheDocumentedExample() {
        clock.stopAt(Instant.parse("2026-11-22T15:00:00.123Z"));
        TestClient.anew("sandbox-advanced-tutor", port)
                .post("/v2/users", DOCUMENTED)
                .is(201);
        clock.run();
        tutor.get("/v2/users/127").is(200, """
                {"id":127,"email":"anakisky@student.42.fr","login":"anakisky","first_name":"Anakin",
                 "last_name":"Skywalker","usual_full_name":"Anakin Skywalker","usual_first_name":null,
                 "url":"http://127.0.0.1:8042/v2/users/anakisky","phone":null,"displayname":"Anakin Skywalker",
                 "kind":"student","image":{"link":null,"versions":{"large":null,"medium":null,"small":null,
                 "micro":null}},"staff?":false,"correction_point":4,"pool_month":"may","pool_year":"2017",
                 "location":null,"wallet":0,"anonymize_date":null,"data_erasure_date":null,"alumni?":false,
                 "active?":true,"groups":[],
                 "cursus_users":[{"id":127,"begin_at":"2017-11-25T13:44:19.000Z","end_at":"2018-03-22T13:43:10.000Z",
                 "grade":null,"level":0.0,"skills":[],"cursus_id":1,"has_coalition":true,
                 "user":{"id":127,"login":"anakisky","url":"http://127.0.0.1:8042/v2/users/anakisky"},
                 "cursus":{"id":1,"created_at":"2017-11-22T13:41:00.750Z","name":"Piscine C","slug":"piscine-c"}}],
                 "projects_users":[],
                 "languages_users":[{"id":127,"language_id":1,"user_id":127,"position":1,
                 "created_at":"2026-11-22T15:00:00.123Z"}],
                 "achievements":[],"titles":[],"titles_users":[],"partnerships":[],"patroned":[],"patroning":[],
                 "expertises_users":[],"roles":[],
                 "campus":[{"id":1,"name":"Paris","time_zone":"Europe/Paris","language":{"id":1,"name":"Français",
                 "identifier":"fr","created_at":"2017-11-22T13:41:00.316Z","updated_at":"2017-11-22T13:41:00.316Z"},
                 "users_count":84,"vogsphere_id":1}],
                 "campus_users":[{"id":127,"user_id":127,"campus_id":1,"is_primary":true}]}""");
        tutor.get("/v2/users/anakisky/user_candidature").is(200, """
                {"id":127,"user_id":127,"birth_date":"1998-06-08","gender":"female","zip_code":"89457-3613",
                 "country":"Turks and Caicos Islands","birth_city":"East Adrainshire","birth_country":"Iran",
                 "postal_street":"621 Tromp Lakes","postal_complement":"","postal_city":"Emelyborough",
                 "postal_zip_code":"10047","postal_country":"Lesotho","contact_affiliation":"parent",
                 "contact_last_name":"Nader","contact_first_name":"Dewayne","contact_phone1":"0695847362",
                 "contact_phone2":"0491314200","max_level_memory":1,"max_level_logic":2,"other_information":"3",
                 "language":"","meeting_date":"2017-10-05T00:00:00.000Z","piscine_date":"2017-11-15",
                 "created_at":"2026-11-22T15:00:00.123Z","updated_at":"2026-11-22T15:00:00.123Z","phone":null,
                 "email":"anakin.skywalker@example.org","pin":"4242","phone_country_code":null,"hidden_phone":null}""");
    }

    @Test
    void joinsTheDefaultCursusFromNow() {
        clock.stopAt(Instant.parse("2026-11-22T15:00:00.123Z"));
        TestClient.anew("sandbox-advanced-tutor", port)
                .post("/v2/users", least(""))
                .is(201);
        assertThat(value("select concat(cursus_id, ' ', begin_at) from cursus_users where user_id = 127"))
                .startsWith("1 2026-11-22 15:00:00.123");
    }

    @Test
    void joinsCursusIdAndTheListTogether() {
        tutor.post("/v2/users", least("""
                        "cursus_id":"42","cursus_users_attributes":[{"cursus_id":1,"begin_at":"2020-01-01"}]""")).is(201);
        assertThat(value("select group_concat(cursus_id order by cursus_id) from cursus_users where user_id = 127"))
                .isEqualTo("1,2");
    }

    @Test
    void takesNullForNoRowOfAList() {
        tutor.post("/v2/users", least("""
                        "cursus_users_attributes":[null],"languages_users_attributes":[null]""")).is(201);
        assertThat(value("select group_concat(cursus_id) from cursus_users where user_id = 127"))
                .isEqualTo("1");
    }

    @Test
    void takesTheRowOfTheListForACursusThatIsGivenTwice() {
        tutor.post("/v2/users", least("""
                        "cursus_id":"1","cursus_users_attributes":[{"cursus_id":1,"begin_at":"2020-01-01"}]""")).is(201);
        assertThat(value("select group_concat(date(begin_at)) from cursus_users where user_id = 127"))
                .isEqualTo("2020-01-01");
    }

    @Test
    void keepsTheHashOfAPasswordAlone() {
        tutor.post("/v2/users", least("\"password\":\"totoroTOTOROOO\"")).is(201);
        assertThat(value("select password_hash from users where id = 127"))
                .startsWith("{bcrypt}")
                .doesNotContain("totoro");
    }

    @Test
    void hashesTheWholeOfALongPassword() {
        String password = "é".repeat(100);
        tutor.post("/v2/users", least("\"password\":\"" + password + "\"")).is(201);
        String hash = value("select password_hash from users where id = 127");
        assertThat(new PasswordHasher().matches(password, hash)).isTrue();
        assertThat(new PasswordHasher().matches("é".repeat(99) + "e", hash)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "student, 1, qzappa@student.42.fr", "external, 2, qzappa@student.42lyon.fr",
        "admin, 9, qzappa@staff.42tokyo.jp", "student, 3, quentin@example.org"
    })
    void replacesTheAddressByTheAliasOfTheCampus(String kind, String campus, String email) {
        tutor.post("/v2/users", least("\"kind\":\"" + kind + "\",\"campus_id\":" + campus))
                .is(201);
        assertThat(value("select email from users where id = 127")).isEqualTo(email);
        assertThat(value("select email from user_candidatures where user_id = 127"))
                .isEqualTo("quentin@example.org");
    }

    @Test
    void lowersAGivenLogin() {
        tutor.post("/v2/users", least("\"login\":\"Quentin.Z\"")).is(201);
        tutor.get("/v2/users/quentin.z").is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"  \""})
    void generatesALoginForNullAndBlank(String login) {
        tutor.post("/v2/users", least("\"login\":" + login)).is(201);
        assertThat(value("select login from users where id = 127")).isEqualTo("qzappa");
    }

    @Test
    void skipsAGeneratedLoginWhoseAliasIsTaken() {
        tutor.post("/v2/users", least("\"campus_id\":3,\"login\":\"zz\",\"email\":\"qzappa@student.42lyon.fr\""))
                .is(201);
        tutor.post("/v2/users", least("")).is(201);
        assertThat(value("select login from users where id = 128")).isEqualTo("quzappa");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"login\":\"jeanne\"|user[login]|has already been taken",
                "\"login\":\"42\"|user[login]|is invalid",
                "\"login\":\"a\"|user[login]|is invalid",
                "\"login\":\"x.json\"|user[login]|is invalid",
                "\"email\":\"nobody\"|user[email]|is invalid",
                "\"email\":\"\"|user[email]|can't be blank",
                "\"email\":null|user[email]|can't be blank",
                "\"email\":\"JEANNE@student.42.fr\"|user[email]|has already been taken",
                "\"first_name\":\" \"|user[first_name]|can't be blank",
                "\"kind\":\"teacher\"|user[kind]|is not included in the list",
                "\"kind\":\"\"|user[kind]|can't be blank",
                "\"campus_id\":\"77\"|user[campus_id]|must exist",
                "\"campus_id\":\"nowhere\"|user[campus_id]|must exist",
                "\"cursus_id\":\"77\"|user[cursus_id]|must exist",
                "\"email_stop\":\"maybe\"|user[email_stop]|must be one of: true, false",
                "\"usual_first_name\":\"1234567890123456789012345678901234567890123\"|user[usual_first_name]"
                        + "|is too long (maximum is 42 characters)",
                "\"user_candidature_attributes\":{\"phone_country_code\":\"ZZ\"}"
                        + "|user[user_candidature_attributes][phone_country_code]|is not included in the list",
                "\"user_candidature_attributes\":{\"birth_date\":\"2020-01-01\"}"
                        + "|user[user_candidature_attributes][birth_date]|must be at least 13 years ago",
                "\"user_candidature_attributes\":{\"birth_date\":\"1900-01-01\"}"
                        + "|user[user_candidature_attributes][birth_date]|must be at most 99 years ago",
                "\"user_candidature_attributes\":{\"max_level_logic\":1.5}"
                        + "|user[user_candidature_attributes][max_level_logic]|must be a Fixnum",
                "\"cursus_users_attributes\":[{\"begin_at\":\"2020-01-01\"}]"
                        + "|user[cursus_users_attributes][cursus_id]|can't be blank",
                "\"cursus_users_attributes\":[{\"cursus_id\":1}]|user[cursus_users_attributes][begin_at]|can't be blank",
                "\"cursus_users_attributes\":[{\"cursus_id\":1,\"begin_at\":\"soon\"}]"
                        + "|user[cursus_users_attributes][begin_at]|must be a DateTime",
                "\"cursus_users_attributes\":[{\"cursus_id\":1,\"begin_at\":\"2020-01-02\",\"end_at\":\"2020-01-01\"}]"
                        + "|user[cursus_users_attributes][end_at]|must not be before begin_at",
                "\"cursus_users_attributes\":[{\"id\":1,\"cursus_id\":1,\"begin_at\":\"2020-01-02\"}]"
                        + "|user[cursus_users_attributes][id]|must exist",
                "\"cursus_users_attributes\":[[{\"cursus_id\":1},7]]|user[cursus_users_attributes]|is invalid",
                "\"languages_users_attributes\":[[{\"language_id\":1},7]]|user[languages_users_attributes]|is invalid",
                "\"languages_users_attributes\":[{\"language_id\":77}]"
                        + "|user[languages_users_attributes][language_id]|must exist",
                "\"languages_users_attributes\":[{\"language_id\":1},{\"language_id\":\"1\"}]"
                        + "|user[languages_users_attributes][language_id]|has already been taken",
                "\"meta\":7|user[meta]|must be a Hash"
            })
    void refusesAWrongParamAndWritesNothing(String params, String param, String message) {
        Map<String, Long> before = rows();
        tutor.post("/v2/users", least(params)).refuses(param, message);
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"usual_first_name\":\"Q\"|usual_first_name|Q",
                "\"password\":null|password_hash|",
                "\"password\":\"\"|password_hash|",
                "\"pool_year\":2020|pool_year|2020",
                "\"pool_month\":\"JUNE\"|pool_month|june",
                "\"kind\":\"external\"|kind|external",
                "\"status\":\"s\"|status|s",
                "\"status\":null|status|",
                "\"image\":null|image_hash|",
                "\"image\":\"\"|image_hash|",
                "\"campus_id\":\"tokyo\"|primary_campus_id|9",
                "\"cursus_id\":null|login|qzappa",
                "\"email_stop\":true|email_stop|1",
                "\"email_stop\":null|email_stop|0",
                "\"skip_welcome_mail\":null|login|qzappa",
                "\"user_candidature_attributes\":null|login|qzappa",
                "\"user_candidature_attributes\":[{\"pin\":\"1\"}]|login|qzappa",
                "\"cursus_users_attributes\":null|login|qzappa",
                "\"languages_users_attributes\":[]|login|qzappa",
                "\"staff?\":true,\"unknown\":{\"a\":[1]}|staff|0"
            })
    void setsOrLeavesOutAParam(String params, String column, String stored) {
        tutor.post("/v2/users", least(params)).is(201);
        assertThat(value("select " + column + " from users where id = 127")).isEqualTo(stored);
    }

    @Test
    void namesEverythingThatIsNeeded() {
        tutor.post("/v2/users", "{}").is(422, """
                {"error":"Unprocessable Entity",
                 "message":"Campus can't be blank, Email can't be blank, First name can't be blank, \
                Kind can't be blank, Last name can't be blank, Pool month can't be blank, Pool year can't be blank",
                 "errors":{"user[campus_id]":["can't be blank"],"user[email]":["can't be blank"],
                 "user[first_name]":["can't be blank"],"user[kind]":["can't be blank"],
                 "user[last_name]":["can't be blank"],"user[pool_month]":["can't be blank"],
                 "user[pool_year]":["can't be blank"]}}""");
    }

    @Test
    void namesATakenLoginAndATakenAddressTogether() {
        tutor.post("/v2/users", least("\"login\":\"jeanne\",\"email\":\"jeanne@student.42.fr\""))
                .is(422, """
                {"error":"Unprocessable Entity",
                 "message":"Email has already been taken, Login has already been taken",
                 "errors":{"user[email]":["has already been taken"],"user[login]":["has already been taken"]}}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"user\":", "[]", "nonsense", "\"user\"", "{} {}"})
    void refusesWhatIsNoJsonObject(String body) {
        assertThat(tutor.post("/v2/users", body).is(400).body()).startsWith("{\"error\":\"Bad Request\",\"message\":");
    }

    @Test
    void refusesABodyOfAnotherType() {
        tutor.post("/v2/users", DOCUMENTED, "Content-Type", "text/plain").is(415, """
                {"error":"Unsupported Media Type",
                 "message":"The body must be application/json, application/x-www-form-urlencoded or \
                multipart/form-data"}""");
    }

    @Test
    void refusesABodyOverTwoMebibytes() {
        tutor.post("/v2/users", least("\"status\":\"" + "x".repeat(2 * 1024 * 1024) + "\""))
                .is(413, """
                {"error":"Payload Too Large","message":"The body is larger than 2097152 bytes"}""");
    }

    @Test
    void refusesAnApplicationWithoutTheRole() {
        TestClient.as("sandbox-basic-staff", port).post("/v2/users", DOCUMENTED).is(403, """
                {"error":"Access Denied","message":"You are not authorized to access this page."}""");
    }
}
