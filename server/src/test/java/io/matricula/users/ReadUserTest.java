package io.matricula.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.matricula.TestClient;
import io.matricula.access.PersonTokens;
import io.matricula.access.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class ReadUserTest extends UserTest {

    @Autowired
    private ApplicationContext server;

    @Test
    void showsAUserByIdAndByLogin() {
        assertThat(tutor.get("/v2/users/andre").is(200).body())
                .isEqualTo(tutor.get("/v2/users/2").is(200).body())
                .contains("\"displayname\":\"André Aubin\"");
    }

    @Test
    void showsWhatAUserHasSeveralOfInTheOrderOfIds() {
        jdbc.sql("delete from cursus_users where user_id = 2").update();
        jdbc.sql("insert into cursus_users (id, user_id, cursus_id, begin_at, created_at, updated_at) values"
                        + " (901, 2, 2, '2017-11-22', '2017-11-22', '2017-11-22'),"
                        + " (902, 2, 1, '2017-11-22', '2017-11-22', '2017-11-22')")
                .update();
        jdbc.sql("insert into campus_users (id, user_id, campus_id, created_at, updated_at) values"
                        + " (911, 2, 3, '2017-11-22', '2017-11-22'), (912, 2, 2, '2017-11-22', '2017-11-22')"
                        + " on duplicate key update campus_users.id = 913")
                .update();
        jdbc.sql("insert into languages_users (id, user_id, language_id, created_at) values"
                        + " (921, 2, 3, '2017-11-22'), (922, 2, 2, '2017-11-22')"
                        + " on duplicate key update languages_users.id = 923")
                .update();
        String body = tutor.get("/v2/users/2").is(200).body();

        for (String list : List.of("cursus_users", "campus_users", "languages_users")) {
            List<Integer> ids = JsonPath.read(body, "$." + list + "[*].id");
            assertThat(ids).as(list).hasSizeGreaterThan(1).isSorted();
        }
    }

    @Test
    void showsAUserToEveryApplication() {
        TestClient.as("sandbox-public", port).get("/v2/users/andre").is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/users/2", "/v2/users?filter%5Bid%5D=2"})
    void hidesAPhoneFromEverybodyElse(String path) {
        jdbc.sql("update users set phone = '0695847362' where id = 2").update();
        assertThat(tutor.get(path).is(200).body()).contains("\"phone\":\"hidden\"");
        assertThat(person(3).get(path).is(200).body()).contains("\"phone\":\"hidden\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/me", "/v2/users/2", "/v2/users?filter%5Bid%5D=2"})
    void showsThePersonTheirOwnPhone(String path) {
        jdbc.sql("update users set phone = '0695847362' where id = 2").update();
        assertThat(person(2).get(path).is(200).body()).contains("\"phone\":\"0695847362\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/users/2", "/v2/users?filter%5Bid%5D=2"})
    void hidesNothingWhereThereIsNoPhone(String path) {
        assertThat(tutor.get(path).is(200).body()).contains("\"phone\":null");
    }

    private TestClient person(long id) {
        return TestClient.with(PersonTokens.of(id, server), port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4711", "nobody", "99999999999999999999", "%20"})
    void answersAnEmptyObjectForNobody(String id) {
        tutor.get("/v2/users/" + id).is(404, "{}");
    }

    @Test
    void answersNotModifiedToWhoHasTheBodyAlready() {
        TestClient.Answer first = tutor.get("/v2/users/andre").is(200);
        TestClient.Answer second = tutor.get("/v2/users/andre", "If-None-Match", first.header("ETag"));
        assertThat(second.is(304).body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/users/andre/", "//v2//users//andre", "/v2/users/andre.json", "/v2/users/2.json"})
    void toleratesSlashesAndASuffix(String path) {
        assertThat(tutor.get(path).is(200).body()).startsWith("{\"id\":2,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/users/a%2Fb", "/v2/users/%00", "/v2/users/%zz"})
    void refusesTricksWithThePathAsJson(String path) {
        Wire.Answer answer = new Wire(port).send("GET " + path, "", "");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.body()).isEqualTo("{\"error\":\"Bad Request\",\"message\":\"The request cannot be served\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/users/a;b/c", "/v2/%2e%2e/users", "/v2/../v2/nothing"})
    void findsNothingByTricksWithThePath(String path) {
        Wire.Answer answer = new Wire(port).send("GET " + path, "", "");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{}");
    }

    @Test
    void refusesAnotherVerbWithTheVerbsThereAre() {
        TestClient.Answer answer = tutor.delete("/v2/users/2").is(405, """
                {"error":"Method Not Allowed","message":"The method is not allowed here"}""");
        assertThat(answer.header("Allow")).contains("GET", "PATCH", "PUT");
    }
}
