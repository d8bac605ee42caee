package io.matricula.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.matricula.ServerTest;
import io.matricula.TestClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.json.JSONException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A campus with an endpoint is asked before one of its people is saved. */
@ServerTest
class CampusConsentTest {

    private static final String TOKYO = """
            {"id":9,"name":"Tokyo","created_at":"2017-11-22T13:41:00.445Z","updated_at":"2017-11-22T13:41:00.445Z",
             "time_zone":"Asia/Tokyo","language_id":2,"slug":"tokyo","main_email":null,"endpoint_id":3,
             "vogsphere_id":null}""";

    private static final String USER = """
            {"user":{"email":"anakin.skywalker@example.org","first_name":"Anakin","last_name":"Skywalker",
             "kind":"student","pool_year":"2017","pool_month":"September","status":"admis","campus_id":"9",
             "login":"vader","password":"totoroTOTOROOO"%s}%s}""";

    private static final String CREATED = """
            {"uid":"vader","login":"vader","key":"sandbox","id":null,"email":"vader@student.42tokyo.jp",
             "password":"totoroTOTOROOO","created_at":null,"updated_at":null,"image_url":null,"first_name":"Anakin",
             "last_name":"Skywalker","phone":null,"pool_year":"2017","pool_month":"september","kind":"student",
             "status":"admis","campus":[%1$s],"primary_campus":%1$s,"meta":%2$s}""";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private TestClient tutor;
    private CampusPeer peer;

    @BeforeEach
    void link() throws IOException {
        tutor = TestClient.as("sandbox-advanced-tutor", port);
        peer = new CampusPeer();
        moveEndpoint(peer.url());
    }

    @AfterEach
    void stop() {
        peer.close();
    }

    private void moveEndpoint(String url) {
        jdbc.sql("update endpoints set url = :url").param("url", url).update();
    }

    private TestClient.Answer create(String more, String beside) {
        return tutor.post("/v2/users", USER.formatted(more, beside));
    }

    private long count(String sql) {
        return jdbc.sql("select count(*) from " + sql).query(Long.class).single();
    }

    private long vaders() {
        return count("users where login = 'vader'");
    }

    private static void same(String expected, String actual) throws JSONException {
        JSONAssert.assertEquals(expected, actual, JSONCompareMode.STRICT);
    }

    @Test
    void tellsTheEndpointOfANewUserAndSavesAfterItsYes() throws Exception {
        List<Long> savedWhenAsked = new ArrayList<>();
        peer.before(() -> savedWhenAsked.add(vaders()));
        create("", "").is(201);
        assertThat(peer.paths()).containsExactly("/hook/users/new");
        assertThat(peer.calls().get(0).contentType()).isEqualTo("application/json");
        same(CREATED.formatted(TOKYO, "{}"), peer.calls().get(0).body());
        assertThat(savedWhenAsked).containsExactly(0L);
        assertThat(vaders()).isEqualTo(1);
    }

    @Test
    void asksOnceForARequestThatIsSentAgainWithItsKey() {
        String user = USER.formatted("", "");
        tutor.post("/v2/users", user, "Idempotency-Key", "k").is(201);
        tutor.post("/v2/users", user, "Idempotency-Key", "k").is(201);
        assertThat(peer.paths()).containsExactly("/hook/users/new");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ",\"meta\":{\"ldap_group\":\"sith\",\"rank\":{\"lord\":[1,true,null]}}||"
                        + "{\"ldap_group\":\"sith\",\"rank\":{\"lord\":[1,true,null]}}",
                "|,\"meta\":{\"ldap_group\":\"sith\",\"old\":\"x\"}|{\"ldap_group\":\"sith\",\"old\":\"x\"}",
                ",\"meta\":{\"a\":1}|,\"meta\":{\"a\":2,\"b\":2}|{\"a\":1,\"b\":2}",
                ",\"meta\":null||{}"
            })
    void passesMetaOnAsItIsGiven(String inside, String beside, String meta) throws Exception {
        create(inside == null ? "" : inside, beside == null ? "" : beside).is(201);
        same(CREATED.formatted(TOKYO, meta), peer.calls().get(0).body());
    }

    @Test
    void tellsTheEndpointOfAnUpdate() throws Exception {
        create("", "").is(201);
        jdbc.sql(
                        "update users set created_at = '2017-11-22 13:41:03', updated_at = '2017-11-22 13:41:03' where id = 127")
                .update();
        tutor.patch("/v2/users/vader", """
                {"user":{"login":"anakin","password":"new","status":null,"meta":{"side":"light"}}}""").is(204);
        assertThat(peer.paths()).containsExactly("/hook/users/new", "/hook/users/vader/update");
        same("""
                {"uid":"anakin","login":"anakin","key":"sandbox","id":127,"email":"vader@student.42tokyo.jp",
                 "password":"new","created_at":"2017-11-22T13:41:03.000Z","updated_at":"2017-11-22T13:41:03.000Z",
                 "image_url":null,"first_name":"Anakin","last_name":"Skywalker","phone":null,"pool_year":"2017",
                 "pool_month":"september","kind":"student","status":null,"campus":[%1$s],"primary_campus":%1$s,
                 "meta":{"side":"light"}}""".formatted(TOKYO), peer.calls().get(1).body());
    }

    @Test
    void tellsNoPasswordThatDoesNotChange() {
        create("", "").is(201);
        tutor.patch("/v2/users/vader", "{\"user\":{\"password\":\"\",\"status\":\"x\"}}")
                .is(204);
        assertThat(peer.calls().get(1).<String>read("$.password")).isNull();
    }

    @Test
    void asksTheEndpointOfTheCampusThatTheUserMovesTo() {
        tutor.patch("/v2/users/2", "{\"user\":{\"campus_id\":\"9\"}}").is(204);
        assertThat(peer.paths()).containsExactly("/hook/users/andre/update");
        assertThat(peer.calls().get(0).<List<Integer>>read("$.campus[*].id")).containsExactly(1, 9);
        assertThat(peer.calls().get(0).<Integer>read("$.primary_campus.id")).isEqualTo(9);
    }

    @Test
    void asksNobodyForACampusWithoutAnEndpoint() {
        tutor.patch("/v2/users/2", "{\"user\":{\"status\":\"x\"}}").is(204);
        assertThat(peer.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "422|{\"message\":\"The uid is taken\"}|refused the user: The uid is taken",
                "404|{\"error\":\"No such group\"}|refused the user: No such group",
                "500|Out of order|refused the user: Out of order",
                "500|<html>Bad Gateway</html>|refused the user: status 500",
                "503||refused the user: status 503",
                "400|{\"errors\":[1]}|refused the user: status 400",
                "302||refused the user: status 302"
            })
    void refusesTheSaveWithTheEndpointsMessage(int status, String body, String message) {
        long users = count("users");
        peer.answer(status, body == null ? "" : body);
        create("", "").refuses("endpoint", message);
        tutor.patch("/v2/users/2", "{\"user\":{\"campus_id\":\"9\"}}").refuses("endpoint", message);
        assertThat(count("users")).isEqualTo(users);
        assertThat(count("users where primary_campus_id = 9")).isEqualTo(1);
        assertThat(count("scheduled_tasks")).isZero();
        assertThat(peer.calls()).hasSize(2);
    }

    @Test
    void shortensTheMessageOfAnEndpoint() {
        peer.answer(422, "{\"message\":\"" + "é\\n".repeat(400) + "\"}");
        Map<String, List<String>> errors =
                com.jayway.jsonpath.JsonPath.read(create("", "").is(422).body(), "$.errors");
        assertThat(errors.get("endpoint").get(0))
                .hasSize("refused the user: ".length() + 200)
                .endsWith("é é…");
    }

    @Test
    void refusesTheSaveIfNobodyAnswersInTime() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            moveEndpoint("http://127.0.0.1:" + silent.getLocalPort());
            create("", "").refuses("endpoint", "did not answer");
        }
        assertThat(vaders()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "https://169.254.169.254/latest, points at an address that is not allowed",
        "http://10.0.0.1, must begin with https://",
        "'not a url', is not a valid URL"
    })
    void callsNoForbiddenAddressThatCameIntoTheDatabaseAnotherWay(String url, String message) {
        moveEndpoint(url);
        create("", "").refuses("endpoint", message);
        assertThat(vaders()).isZero();
        assertThat(count("scheduled_tasks")).isZero();
    }

    /** Somebody else has the address by now. */
    private void claim(String address) {
        jdbc.sql("""
                insert into claimed_addresses (address, user_id)
                select :address, 1
                where not exists (select address from claimed_addresses where address = :address)
                """).param("address", address).update();
    }

    @Test
    void closesANewUserWhomTheDatabaseRefusedAfterAYes() throws Exception {
        peer.before(() -> claim("anakin.skywalker@example.org"));
        create("", "").refuses("user[email]", "has already been taken");
        await().until(() -> peer.calls().size() == 2);
        assertThat(peer.paths()).containsExactly("/hook/users/new", "/hook/users/vader/close");
        same(
                """
                {"id":null,"user_id":null,"closer_id":null,"reason":"The user could not be saved","state":"close",
                 "created_at":"%1$s","updated_at":"%1$s","key":"sandbox"}""".formatted(peer.calls().get(1).<String>read("$.created_at")),
                peer.calls().get(1).body());
        await().until(() -> count("scheduled_tasks") == 0);
    }

    @Test
    void announcesTheSavedStateAgainIfAnUpdateFailsAfterAYes() {
        create("", "").is(201);
        peer.before(() -> claim("darth@example.org"));
        tutor.patch("/v2/users/vader", "{\"user\":{\"login\":\"darth\",\"email\":\"darth@example.org\"}}")
                .refuses("user[email]", "has already been taken");
        await().until(() -> peer.calls().size() == 3);
        assertThat(peer.paths().get(2)).isEqualTo("/hook/users/darth/update");
        assertThat(peer.calls().get(2).<String>read("$.login")).isEqualTo("vader");
        assertThat(peer.calls().get(2).<String>read("$.email")).isEqualTo("vader@student.42tokyo.jp");
        assertThat(peer.calls().get(2).<String>read("$.password")).isNull();
    }

    @Test
    void takesBackWhatItAnnouncedIfItEndedBeforeTheSave() {
        List<String> promised = new ArrayList<>();
        peer.before(() -> promised.addAll(
                jdbc.sql("select concat(task_name, ' ', convert(task_data using utf8mb4)) from scheduled_tasks")
                        .query(String.class)
                        .list()));
        create("", "").is(201);
        assertThat(promised).containsExactly("campus-endpoint-take-back {\"endpointId\":3,\"login\":\"vader\"}");
        assertThat(count("scheduled_tasks")).isZero();
    }

    @Test
    void closesAgainAndAgainUntilTheEndpointSaysYes() {
        peer.before(() -> {
            peer.answer(peer.calls().size() == 1 ? 204 : peer.calls().size() == 2 ? 503 : 404, "");
            claim("anakin.skywalker@example.org");
        });
        create("", "").is(422);
        await().until(() -> count("scheduled_tasks where consecutive_failures = 1 and not picked") == 1);
        jdbc.sql("update scheduled_tasks set execution_time = utc_timestamp()").update();
        await().until(() -> count("scheduled_tasks") == 0);
        assertThat(peer.paths())
                .containsExactly("/hook/users/new", "/hook/users/vader/close", "/hook/users/vader/close");
    }
}
