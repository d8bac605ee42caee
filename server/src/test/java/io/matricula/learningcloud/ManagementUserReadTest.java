package io.matricula.learningcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementUserReadTest extends CloudTest {

    private List<String> usernames(String query) {
        return JsonPath.read(get(USERS + query).is(200).body(), "$[*].username");
    }

    @Test
    void showsTheDocumentedUser() {
        get(REST_USER).is(200, """
                {"aboutMe":null,"authSource":"LOCAL","commonId":"5d9c1c9f0f5a4f1e9f6f1d6a3b7c2e10",
                 "email":"restuser.acme@example.org","enabled":true,"extendedFields":{},"externalId":null,"extra":{},
                 "id":"ff808181556ee70e015572136a250012","image":{"url":null},"interests":null,"language":"es",
                 "location":null,"mobilePhone":null,"name":"Rest","officePhone":null,
                 "roles":{"management":["user"],"training":["user"],"social":["user"],"play":["user"]},
                 "surname":"User","timezone":"Europe/Paris","username":"restuser.acme"}""");
    }

    @Test
    void writesFieldsInTheDocumentedOrder() {
        assertThat(get(REST_USER).body())
                .startsWith("{\"aboutMe\":null,\"authSource\":\"LOCAL\",\"commonId\":")
                .endsWith("\"surname\":\"User\",\"timezone\":\"Europe/Paris\",\"username\":\"restuser.acme\"}");
    }

    @Test
    void startsAPersonOfTheIntraApiWithTheirCampus() {
        tutor.post("/v2/users", """
                {"user":{"email":"aiko@example.org","campus_id":"9","first_name":"Aiko","last_name":"Sato",
                 "kind":"student","pool_year":"2017","pool_month":"may"}}""").is(201);
        String body = get(USERS + "/asato").is(200).body();
        assertThat(JsonPath.<String>read(body, "$.language")).isEqualTo("en");
        assertThat(JsonPath.<String>read(body, "$.timezone")).isEqualTo("Asia/Tokyo");
        assertThat(JsonPath.<String>read(body, "$.email")).isEqualTo("asato@student.42tokyo.jp");
        assertThat(JsonPath.<Boolean>read(body, "$.enabled")).isTrue();
        assertThat(body).contains("\"roles\":{\"management\":[\"user\"]}");
        assertThat(JsonPath.<String>read(body, "$.id")).matches("[0-9a-f]{32}");
        assertThat(JsonPath.<String>read(body, "$.commonId")).matches("[0-9a-f]{32}");
    }

    @Test
    void listsUsersInTheOrderInWhichTheyWereMade() {
        assertThat(usernames("?startIndex=5&count=3")).containsExactly("anakskyw", "jbinks", "hsolo");
        assertThat(usernames("")).hasSize(126).startsWith("jeanne", "andre").endsWith("tsuduri");
    }

    @Test
    void endsAListWithAnEmptyPage() {
        assertThat(usernames("?startIndex=126")).isEmpty();
        assertThat(usernames("?startIndex=125&count=500")).containsExactly("tsuduri");
    }

    @Test
    void refusesWhatIsNoPageAndNamesBoth() {
        get(USERS + "?startIndex=-1&count=501")
                .is(
                        400,
                        refusal(
                                400,
                                "startIndex: '-1' is not a number from 0; count: '501' is not a number from 1 to 500"));
    }

    @ParameterizedTest
    @CsvSource({
        "startIndex=x,startIndex: 'x' is not a number from 0",
        "startIndex=99999999999,startIndex: '99999999999' is not a number from 0",
        "count=0,count: '0' is not a number from 1 to 500",
        "count=1.5,count: '1.5' is not a number from 1 to 500"
    })
    void refusesWhatIsNoNumber(String query, String message) {
        get(USERS + "?" + query).is(400, refusal(400, message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.netex.nlc-api",
                "application/vnd.netex.nlc-api.v1.0.1+json",
                "application/vnd.netex.nlc-api.v1.0.0+xml",
                "application/vnd.netex.nlc-api+plain",
                "text/html",
                "*/*",
                "nonsense",
                "a/b/c;;"
            })
    void answersJsonWhateverIsAccepted(String accept) {
        assertThat(send("GET", REST_USER, null, "Accept", accept).is(200).header("Content-Type"))
                .isEqualTo("application/json; charset=utf-8");
        assertThat(send("PUT", REST_USER, NEEDED, "Accept", accept).is(200).header("Content-Type"))
                .isEqualTo("application/json; charset=utf-8");
    }
}
