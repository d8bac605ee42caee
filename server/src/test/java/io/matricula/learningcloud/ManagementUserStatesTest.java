package io.matricula.learningcloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.TestClient.Answer;
import io.matricula.users.PasswordHasher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class ManagementUserStatesTest extends CloudTest {

    private static final String OF_MANAGEMENT =
            "{\"location\":null,\"message\":\"%s\",\"responsePlatforms\":{\"management\":{\"location\":null,"
                    + "\"message\":null,\"status\":%d}},\"status\":204}";

    @Autowired
    private PasswordHasher passwords;

    private boolean isPassword(String password) {
        return passwords.matches(password, value("select password_hash from users where id = 30"));
    }

    private Answer changePassword(String query, String type, String body) {
        return type == null
                ? send("PUT", REST_USER + "/changePassword" + query, null)
                : send("PUT", REST_USER + "/changePassword" + query, body, "Content-Type", type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "?newPassword=1234||",
                "``|application/x-www-form-urlencoded|newPassword=1234",
                "``|application/json|{\"newPassword\":\"1234\"}",
                "``|application/json|{\"newPassword\":1234}",
                "?newPassword=other|application/json|{\"newPassword\":\"1234\"}",
                "``|multipart/form-data; boundary=b|--b\\r\\nContent-Disposition: form-data; name=\"newPassword\"\\r\\n"
                        + "\\r\\n1234\\r\\n--b--\\r\\n"
            })
    void changesThePassword(String query, String type, String body) {
        Answer answer = changePassword(query, type, body == null ? null : body.replace("\\r\\n", "\r\n"));
        assertThat(answer.is(200).body()).isEqualTo(OF_MANAGEMENT.formatted("", 204));
        assertThat(isPassword("1234")).isTrue();
    }

    @Test
    void refusesAPasswordThatIsTooShortWithoutRepeatingIt() {
        changePassword("?newPassword=123", null, null)
                .is(400, refusal(400, "newPassword: must have 4 to 255 characters"));
        assertThat(isPassword("sandbox")).isTrue();
    }

    @Test
    void refusesNoPassword() {
        changePassword("", null, null).is(400, refusal(400, "newPassword: must be given"));
        changePassword("", "application/json", "{\"newPassword\":null}")
                .is(400, refusal(400, "newPassword: must not be null"));
    }

    @Test
    void takesAPasswordLongerThanTheHashReads() {
        changePassword("?newPassword=" + "x".repeat(255), null, null).is(200);
        assertThat(isPassword("x".repeat(255))).isTrue();
        assertThat(isPassword("x".repeat(254))).isFalse();
    }

    @Test
    void deactivatesAndActivates() {
        put(REST_USER + "/deactivate", null).is(200);
        assertThat(this.<Boolean>read("enabled")).isFalse();
        put(REST_USER + "/deactivate", null).is(200);
        put(REST_USER + "/activate", null).is(200);
        assertThat(this.<Boolean>read("enabled")).isTrue();
        put(REST_USER + "/activate", null).is(200);
    }

    @Test
    void keepsTheMessageUntilTheUserIsActivated() {
        put(REST_USER + "/deactivate", "{\"message\":\"Sorry, your user is deactivated.\"}")
                .is(200);
        assertThat(value("select deactivation_message from cloud_users where id = 30"))
                .isEqualTo("Sorry, your user is deactivated.");
        put(REST_USER + "/activate", null).is(200);
        assertThat(value("select deactivation_message from cloud_users where id = 30"))
                .isNull();
    }

    @Test
    void refusesAMessageThatIsTooLong() {
        String message = "m".repeat(256);
        put(REST_USER + "/deactivate", "{\"message\":\"" + message + "\"}")
                .is(400, refusal(400, "message: '" + "m".repeat(100) + "…' is too long (maximum is 255 characters)"));
        assertThat(this.<Boolean>read("enabled")).isTrue();
    }

    @Test
    void queuesTheWelcomeMail() {
        assertThat(send("POST", REST_USER + "/welcomeMail", null).is(200).body())
                .isEqualTo(OF_MANAGEMENT.formatted("Welcome mail sent to user", 202));
    }

    @Test
    void deletesAUserWithEverythingThatBelongsToThePerson() {
        update("\"image\":{\"base64Image\":\"R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7\","
                        + "\"mimeType\":\"image/gif\"}")
                .is(200);
        send("DELETE", REST_USER, null).is(200);
        get(REST_USER).is(404);
        tutor.get("/v2/users/30").is(404);
        for (String table : new String[] {
            "claimed_addresses",
            "user_candidatures",
            "cursus_users",
            "languages_users",
            "campus_users",
            "user_images",
            "authorizations"
        }) {
            assertThat(value("select count(*) from " + table + " where user_id = 30"))
                    .as(table)
                    .isEqualTo("0");
        }
        assertThat(value("select count(*) from cloud_users where id = 30")).isEqualTo("0");
        assertThat(value("select concat_ws('|', operation, record) from audit order by id desc limit 1"))
                .isEqualTo("deleteManagementUser|30");
    }

    @Test
    void givesTheNamesOfADeletedUserToTheNext() {
        send("DELETE", REST_USER, null).is(200);
        send("POST", USERS, NEEDED).is(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT /activate",
                "PUT /deactivate",
                "PUT /changePassword?newPassword=1234",
                "POST /welcomeMail",
                "DELETE ",
                "GET "
            })
    void knowsNobodyElse(String call) {
        String[] parts = call.split(" ", 2);
        send(parts[0], USERS + "/nobody.acme" + parts[1], null).is(404, refusal(404, "There is no user 'nobody.acme'"));
    }
}
