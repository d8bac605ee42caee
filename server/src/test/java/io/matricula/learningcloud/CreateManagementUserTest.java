package io.matricula.learningcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.matricula.TestClient.Answer;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateManagementUserTest extends CloudTest {

    private Answer create(String fields) {
        return send("POST", USERS, with(OLIVER, fields));
    }

    @Test
    void createsAUserFromWhatIsNeeded() {
        String location = create("").is(200).header("Location");
        assertThat(location).matches("http://127\\.0\\.0\\.1:8042" + USERS + "/[0-9a-f]{32}");
        String body = get(URI.create(location).getPath()).is(200).body();
        String id = JsonPath.read(body, "$.id");
        String commonId = JsonPath.read(body, "$.commonId");
        assertThat(location).endsWith(id);
        assertThat(commonId).isNotEqualTo(id);
        get(USERS + "/oliver.twist").is(200, """
                {"aboutMe":null,"authSource":"LOCAL","commonId":"%s","email":"oliver.twist@example.org","enabled":true,
                 "extendedFields":{},"externalId":null,"extra":{},"id":"%s","image":{"url":null},"interests":null,
                 "language":"en","location":null,"mobilePhone":null,"name":"Oliver","officePhone":null,
                 "roles":{"management":["user"]},"surname":"Twist","timezone":"Europe/London",
                 "username":"oliver.twist"}""".formatted(commonId, id));
    }

    @Test
    void namesTheNewUserInTheEnvelopeToo() {
        Answer answer = create("").is(200);
        assertThat(JsonPath.<String>read(answer.body(), "$.location")).isEqualTo(answer.header("Location"));
        assertThat(answer.body()).endsWith("""
                        ,"message":"","responsePlatforms":{\
                        "training":{"location":null,"message":null,"status":202},\
                        "social":{"location":null,"message":null,"status":202},\
                        "play":{"location":null,"message":null,"status":204},\
                        "management":{"location":null,"message":null,"status":204}},"status":204}""");
    }

    @Test
    void createsAUserWithEveryField() {
        create("""
                "password":"please-sir","officePhone":"+442079460000","mobilePhone":"+447700900000","interests":"Food",
                "aboutMe":"I want some more.","location":"London","authSource":"LOCAL",
                "image":{"url":"https://pictures.example.org/oliver.jpg"},"enabled":false,
                "roles":{"management":["user"],"training":["user","trainer"],"social":["user"],"play":["user"],
                 "talent":["employee"],"content":["author"]},
                "extendedFields":{"NIF":"12345678Z","SEXO":null},"externalId":"parish-boy-1","extra":{}""").is(200);
        String body = get(USERS + "/parish-boy-1").is(200).body();
        get(USERS + "/parish-boy-1")
                .is(200, """
                {"aboutMe":"I want some more.","authSource":"LOCAL","commonId":"%s","email":"oliver.twist@example.org",
                 "enabled":false,"extendedFields":{"NIF":"12345678Z","SEXO":null},"externalId":"parish-boy-1","extra":{},
                 "id":"%s","image":{"url":"https://pictures.example.org/oliver.jpg"},"interests":"Food","language":"en",
                 "location":"London","mobilePhone":"+447700900000","name":"Oliver","officePhone":"+442079460000",
                 "roles":{"management":["user"],"training":["user","trainer"],"social":["user"],"play":["user"],
                 "talent":["employee"],"content":["author"]},"surname":"Twist","timezone":"Europe/London",
                 "username":"oliver.twist"}""".formatted(JsonPath.<String>read(body, "$.commonId"), JsonPath.<String>read(body, "$.id")));
        assertThat(value("select password_hash from users where login = 'oliver.twist'"))
                .startsWith("{bcrypt}");
    }

    @Test
    void makesAPersonOfTheIntraApiWithoutCampusAndCandidature() {
        create("").is(200);
        String person = tutor.get("/v2/users/oliver.twist").is(200).body();
        assertThat(JsonPath.<String>read(person, "$.kind")).isEqualTo("external");
        assertThat(JsonPath.<Object>read(person, "$.campus").toString()).isEqualTo("[]");
        tutor.get("/v2/users/oliver.twist/user_candidature").is(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"username\":\"Jeanne\"|user.username: 'jeanne' already exists",
                "\"email\":\"jeanne@example.org\"|user.email: 'jeanne@example.org' already exists",
                "\"username\":null|user.username: must not be null",
                "\"password\":\"abc\"|user.password: must have 4 to 255 characters",
                "\"password\":[\"abcd\",\"e\"]|user.password: is not text that can be stored",
                "\"enabled\":null|user.enabled: must not be null",
                "\"roles\":null|user.roles: must not be null"
            })
    void refusesWhatCannotBe(String field, String message) {
        create(field).is(400, refusal(400, message));
        assertThat(value("select count(*) from users")).isEqualTo("126");
    }

    @Test
    void refusesAUserWithoutAUsername() {
        send("POST", USERS, OLIVER.replace("\"username\"", "\"login\""))
                .is(400, refusal(400, "user.username: must be given"));
    }

    @Test
    void recordsTheNewPerson() {
        create("").is(200);
        assertThat(value("select concat_ws('|', operation, record, status) from audit"))
                .isEqualTo("createManagementUser|127|200");
    }

    @Test
    void createsOnceWhatIsSentTwiceWithOneKey() {
        String first =
                send("POST", USERS, OLIVER, "Idempotency-Key", "k-1").is(200).body();
        assertThat(send("POST", USERS, OLIVER, "Idempotency-Key", "k-1").is(200).body())
                .isEqualTo(first);
        assertThat(value("select count(*) from users")).isEqualTo("127");
    }
}
