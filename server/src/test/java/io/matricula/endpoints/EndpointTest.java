package io.matricula.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.matricula.ServerTest;
import io.matricula.TestClient;
import io.matricula.TestClient.Answer;
import io.matricula.TestClock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class EndpointTest {

    private static final String PATH = "/v2/endpoints";

    /** The documented endpoint, but for the language of the sandbox's Tokyo and the sandbox's own url. */
    private static final String TOKYO = """
            {"id":3,"url":"http://127.0.0.1:8042/sandbox/campus_endpoint","description":"The tokyo endpoint",\
            "created_at":"2016-05-06T08:45:06.194Z","updated_at":"2016-05-06T08:49:40.574Z",\
            "campus":[{"id":9,"name":"Tokyo","time_zone":"Asia/Tokyo",\
            "language":{"id":2,"name":"English","identifier":"en","created_at":"2017-11-22T13:41:00.327Z",\
            "updated_at":"2017-11-22T13:41:00.327Z"},"users_count":1}]}""";

    private static final String NEW = """
            {"endpoint":{"url":"https://intra.42.jp/","secret":"hush","description":"The tokyo endpoint"}}""";

    @LocalServerPort
    private int port;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private TestClient staff;

    @BeforeEach
    void connect() {
        staff = TestClient.as("sandbox-advanced-staff", port);
    }

    private Answer create() {
        clock.stopAt(Instant.parse("2017-11-22T13:44:17.725Z"));
        return TestClient.anew("sandbox-basic-staff", port).post(PATH, NEW);
    }

    private String stored(String column) {
        return jdbc.sql("select " + column + " from endpoints where id = 4")
                .query(String.class)
                .optional()
                .orElse(null);
    }

    @Test
    void showsAnEndpointInTheDocumentedOrderWithoutItsSecret() {
        assertThat(staff.get(PATH + "/3").is(200).body()).isEqualTo(TOKYO);
    }

    @Test
    void createsAnEndpointAndKeepsItsSecretToItself() {
        Answer created = create();
        created.is(201, """
                {"id":4,"url":"https://intra.42.jp","description":"The tokyo endpoint",
                 "created_at":"2017-11-22T13:44:17.725Z","updated_at":"2017-11-22T13:44:17.725Z","campus":[]}""");
        assertThat(created.header("Location")).isEqualTo("http://127.0.0.1:8042/v2/endpoints/4");
        assertThat(stored("secret")).isEqualTo("hush");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"endpoint\":null}", "{\"endpoint\":{\"secret\":\"hush\"}}"})
    void asksForAUrl(String body) {
        staff.post(PATH, body).refuses("endpoint[url]", "can't be blank");
    }

    @ParameterizedTest
    @CsvSource({
        "' ', can't be blank",
        "intra.42.jp, is not a valid URL",
        "http://intra.42.jp, must begin with https://",
        "https://169.254.169.254/latest, points at an address that is not allowed"
    })
    void refusesAUrlThatItWouldNotCall(String url, String message) {
        staff.post(PATH, "{\"endpoint\":{\"url\":\"" + url + "\"}}").refuses("endpoint[url]", message);
        staff.patch(PATH + "/3", "{\"endpoint\":{\"url\":\"" + url + "\"}}").refuses("endpoint[url]", message);
        assertThat(staff.get(PATH + "/3").body()).isEqualTo(TOKYO);
        assertThat(stored("id")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "PUT"})
    void changesWhatIsSent(String method) {
        create();
        clock.stopAt(Instant.parse("2017-11-22T13:44:20Z"));
        staff = TestClient.anew("sandbox-advanced-staff", port);
        staff.send(method, PATH + "/4", "{\"endpoint\":{\"description\":null,\"url\":\"https://new.example.org\"}}")
                .is(204);
        staff.get(PATH + "/4").is(200, """
                {"id":4,"url":"https://new.example.org","description":null,
                 "created_at":"2017-11-22T13:44:17.725Z","updated_at":"2017-11-22T13:44:20.000Z","campus":[]}""");
        assertThat(stored("secret")).isEqualTo("hush");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"endpoint\":null}", "{\"endpoint\":{\"id\":9}}"})
    void changesNothingWithoutParams(String body) {
        staff.patch(PATH + "/3", body).is(204);
        assertThat(staff.get(PATH + "/3").body()).isEqualTo(TOKYO);
    }

    @Test
    void refusesToChangeWhatIfMatchDoesNotName() {
        String tag = staff.get(PATH + "/3").header("ETag");
        staff.patch(PATH + "/3", "{\"endpoint\":{\"description\":\"A\"}}", "If-Match", tag)
                .is(204);
        staff.patch(PATH + "/3", "{\"endpoint\":{\"description\":\"B\"}}", "If-Match", tag)
                .is(412);
        assertThat(staff.get(PATH + "/3").body()).contains("\"description\":\"A\"");
    }

    @Test
    void takesTheEndpointAwayFromItsCampusWhenItIsDeleted() {
        staff.get("/v2/campus/9").is(200);
        staff.delete(PATH + "/3").is(204);
        staff.get(PATH + "/3").is(404, "{}");
        assertThat(staff.get("/v2/campus/9").body()).contains("\"endpoint\":null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "tokyo", "99999999999999999999"})
    void knowsNoOtherEndpoint(String id) {
        staff.get(PATH + "/" + id).is(404, "{}");
        staff.patch(PATH + "/" + id, "{\"endpoint\":{\"description\":\"A\"}}").is(404, "{}");
        staff.delete(PATH + "/" + id).is(404, "{}");
    }

    @Test
    void listsTheYoungestFirst() {
        create();
        staff = TestClient.anew("sandbox-advanced-staff", port);
        Answer list = staff.get(PATH).is(200);
        assertThat(JsonPath.<java.util.List<Integer>>read(list.body(), "$[*].id"))
                .containsExactly(4, 3);
        assertThat(list.header("X-Total")).isEqualTo("2");
        assertThat(staff.get(PATH + "?filter[active]=true").body()).isEqualTo("[" + TOKYO + "]");
    }

    @Test
    void listsNothingByTheSecret() {
        staff.get(PATH + "?filter[secret]=sandbox").is(400);
        staff.get(PATH + "?sort=secret").is(400);
        staff.get(PATH + "?range[secret]=a,z").is(400);
    }

    @Test
    void letsOnlyAdvancedStaffChangeAnEndpoint() {
        TestClient basic = TestClient.as("sandbox-basic-staff", port);
        basic.patch(PATH + "/3", "{\"endpoint\":{\"description\":\"A\"}}").is(403);
        basic.delete(PATH + "/3").is(403);
        TestClient.as("sandbox-advanced-tutor", port).get(PATH + "/3").is(403);
    }
}
