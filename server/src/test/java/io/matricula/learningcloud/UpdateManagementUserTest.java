package io.matricula.learningcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateManagementUserTest extends CloudTest {

    private static final String FULL = """
            "officePhone":"+34981000000","mobilePhone":"+34600000000","interests":"Web services",
            "aboutMe":"I am called by machines.","location":"A Coruña","authSource":"LDAP",
            "image":{"url":"https://pictures.example.org/rest.jpg"},"enabled":false,
            "roles":{"management":["user","groupadmin"],"content":["manager","reviewer"]},
            "extendedFields":{"NIF":"12345678Z","SEXO":null},"externalId":"acme-0012","extra":{"a":[1,{"b":null}]}""";

    private static final String FULL_AS_READ = """
            {"aboutMe":"I am called by machines.","authSource":"LDAP","commonId":"5d9c1c9f0f5a4f1e9f6f1d6a3b7c2e10",
             "email":"restuser.acme@example.org","enabled":false,"extendedFields":{"NIF":"12345678Z","SEXO":null},
             "externalId":"acme-0012","extra":{"a":[1,{"b":null}]},"id":"ff808181556ee70e015572136a250012",
             "image":{"url":"https://pictures.example.org/rest.jpg"},"interests":"Web services","language":"es",
             "location":"A Coruña","mobilePhone":"+34600000000","name":"Rest","officePhone":"+34981000000",
             "roles":{"management":["user","groupadmin"],"content":["manager","reviewer"]},"surname":"User",
             "timezone":"Europe/Paris","username":"restuser.acme"}""";

    @Test
    void writesEveryField() {
        update(FULL).is(200);
        get(REST_USER).is(200, FULL_AS_READ);
    }

    @Test
    void keepsOptionalFieldsThatAreAbsent() {
        update(FULL).is(200);
        update("").is(200);
        get(REST_USER).is(200, FULL_AS_READ);
    }

    @Test
    void takesBackWhatItGave() {
        update(FULL).is(200);
        put(REST_USER, "{\"user\":" + get(REST_USER).body() + "}").is(200);
        get(REST_USER).is(200, FULL_AS_READ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"officePhone", "mobilePhone", "interests", "aboutMe", "location", "externalId"})
    void clearsWithNull(String field) {
        update(FULL).is(200);
        update("\"" + field + "\":null").is(200);
        assertThat(this.<Object>read(field)).isNull();
    }

    @Test
    void clearsMapsWithNull() {
        update(FULL).is(200);
        update("\"extendedFields\":null,\"extra\":null").is(200);
        assertThat(this.<Map<?, ?>>read("extendedFields")).isEmpty();
        assertThat(this.<Map<?, ?>>read("extra")).isEmpty();
    }

    @Test
    void makesLocalOfANullAuthSource() {
        update("\"authSource\":\"LDAP\"").is(200);
        update("\"authSource\":null").is(200);
        assertThat(this.<String>read("authSource")).isEqualTo("LOCAL");
    }

    @Test
    void takesABlankExternalIdForNull() {
        update("\"externalId\":\"acme-0012\"").is(200);
        update("\"externalId\":\" \"").is(200);
        assertThat(this.<Object>read("externalId")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"name|Ana", "surname|Núñez", "language|pt-BR", "timezone|America/Bogota", "email|Ana@Example.org"})
    void changesWhatIsNeededOnEveryUpdate(String field, String value) {
        update("\"" + field + "\":\"" + value + "\"").is(200);
        assertThat(this.<String>read(field)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "surname", "language", "timezone", "email", "username"})
    void refusesNullAndBlankAndAbsentWhereAFieldIsNeeded(String field) {
        update("\"" + field + "\":null").is(400, refusal(400, "user." + field + ": must not be null"));
        update("\"" + field + "\":\" \"").is(400);
        update("\"" + field + "\":\"\"").is(400);
        put(REST_USER, NEEDED.replace("\"" + field + "\"", "\"other\""))
                .is(400, refusal(400, "user." + field + ": must be given"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name|[\"a\",\"b\"]|a list is not text that can be stored",
                "surname|{}|an object is not text that can be stored",
                "name|\"\\u0000\"|'?' is not text that can be stored",
                "language|\"spanish\"|'spanish' is not a language code",
                "timezone|\"Mars/Base\"|'Mars/Base' is not a time zone of the IANA database",
                "email|\"restuser.acme\"|'restuser.acme' is not an e-mail address",
                "username|\"4711\"|'4711' is not 2 to 64 letters, digits, dots, underscores and hyphens, with a letter"
                        + " or digit first, not all digits and not ending in .json",
                "externalId|\"a/b\"|'a/b' must hold neither / nor \\",
                "enabled|\"perhaps\"|'perhaps' is not true or false",
                "enabled|null|must not be null",
                "enabled|\"\"|must be given",
                "roles|null|must not be null",
                "roles|\"user\"|'user' is not an object",
                "image|\"x.jpg\"|'x.jpg' is not an object",
                "extendedFields|[1,2]|a list is not an object",
                "extra|\"x\"|'x' is not an object"
            })
    void refusesWhatDoesNotFitAndSaysWhatWasSent(String field, String value, String words) {
        update("\"" + field + "\":" + value).is(400, refusal(400, "user." + field + ": " + words));
        assertThat(value("select updated_at = created_at from users where id = 30"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "name,255",
        "surname,255",
        "email,255",
        "officePhone,255",
        "mobilePhone,255",
        "location,255",
        "authSource,255",
        "externalId,255",
        "interests,65535",
        "aboutMe,65535"
    })
    void refusesTextThatIsTooLongAndRepeatsItsBeginning(String field, int most) {
        String text = "a".repeat(most + 1);
        assertThat(update("\"" + field + "\":\"" + text + "\"").is(400).body())
                .contains("user." + field + ": '" + "a".repeat(100) + "…' is too long (maximum is " + most
                        + " characters)");
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        put(REST_USER, """
                {"user":{"name":"Rest","surname":"","language":"es","email":"restuser.acme","username":"restuser.acme",
                 "enabled":null,"roles":{"training":["teacher"]}}}""")
                .is(
                        400,
                        refusal(
                                400,
                                "user.email: 'restuser.acme' is not an e-mail address; user.enabled: must not be null;"
                                        + " user.roles.management: must hold at least one of user, groupadmin, admin;"
                                        + " user.roles.training: 'teacher' is not one of user, trainer, groupadmin, admin;"
                                        + " user.surname: must be given; user.timezone: must be given"));
    }

    @Test
    void refusesABodyWithoutAUser() {
        put(REST_USER, "{}").is(400, refusal(400, "user: must be given"));
        put(REST_USER, "").is(400, refusal(400, "user: must be given"));
        put(REST_USER, "{\"user\":5}").is(400, refusal(400, "user: '5' is not an object"));
    }

    @Test
    void refusesWhatIsNotJson() {
        put(REST_USER, "{\"user\":").is(400, refusal(400, "The body is not valid JSON"));
        put(REST_USER, "[]").is(400, refusal(400, "The body is not a JSON object"));
    }

    @Test
    void renames() {
        update("\"username\":\"Rest.User-2\"").is(200);
        get(USERS + "/rest.user-2").is(200);
        get(REST_USER).is(404, refusal(404, "There is no user 'restuser.acme'"));
        assertThat(value("select login from users where id = 30")).isEqualTo("rest.user-2");
    }

    @Test
    void takesTheUsersOwnNamesForNoConflict() {
        update("\"username\":\"RESTUSER.acme\",\"email\":\"RestUser.Acme@example.org\"")
                .is(200);
        assertThat(this.<String>read("email")).isEqualTo("RestUser.Acme@example.org");
    }

    @Test
    void refusesEverythingThatSomebodyElseHas() {
        put(USERS + "/jeanne", with(OLIVER, "\"externalId\":\"parish-boy-1\"")).is(200);
        update("\"username\":\"Oliver.Twist\",\"email\":\"Oliver.Twist@example.org\",\"externalId\":\"parish-boy-1\"")
                .is(
                        400,
                        refusal(
                                400,
                                "user.email: 'Oliver.Twist@example.org' already exists; user.externalId: 'parish-boy-1'"
                                        + " already exists; user.username: 'oliver.twist' already exists"));
    }

    @Test
    void refusesThePersonalAddressOfSomebodyElse() {
        update("\"email\":\"jeanne@example.org\"")
                .is(400, refusal(400, "user.email: 'jeanne@example.org' already exists"));
    }

    @Test
    void givesBackAnAddressThatIsNoLongerUsed() {
        update("\"email\":\"other@example.org\"").is(200);
        jdbc.sql("update user_candidatures set email = null where user_id = 30").update();
        update("\"email\":\"third@example.org\"").is(200);
        put(USERS + "/jeanne", with(OLIVER, "\"email\":\"other@example.org\"")).is(200);
    }

    @Test
    void isSeenByTheIntraApi() {
        update("\"name\":\"Ana\",\"surname\":\"Sol\",\"email\":\"ana@example.org\",\"enabled\":false")
                .is(200);
        assertThat(tutor.get("/v2/users/restuser.acme").is(200).body())
                .contains(
                        "\"first_name\":\"Ana\"",
                        "\"last_name\":\"Sol\"",
                        "\"email\":\"ana@example.org\"",
                        "\"active?\":false");
    }

    @Test
    void ignoresWhatItDoesNotKnow() {
        update("\"id\":\"x\",\"commonId\":\"y\",\"password\":\"zzzz\",\"groups\":[]")
                .is(200);
        assertThat(this.<String>read("commonId")).isEqualTo("5d9c1c9f0f5a4f1e9f6f1d6a3b7c2e10");
    }

    @Test
    void writesNothingOfAnUnknownUser() {
        put(USERS + "/nobody.acme", NEEDED).is(404, refusal(404, "There is no user 'nobody.acme'"));
    }

    @Test
    void recordsWhoChangedWhat() {
        update("\"extendedFields\":{\"NIF\":\"1\"}").is(200);
        assertThat(value("select concat_ws('|', actor_kind, actor, operation, record, changed, status) from audit"))
                .isEqualTo("cloud_token|sandbox|updateManagementUser|30|user.name user.surname user.language"
                        + " user.timezone user.email user.username user.extendedFields|200");
    }
}
