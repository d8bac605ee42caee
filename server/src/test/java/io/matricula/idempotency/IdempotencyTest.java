package io.matricula.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.matricula.DescribedTraffic;
import io.matricula.ServerTest;
import io.matricula.TestClient;
import io.matricula.TestClient.Answer;
import io.matricula.TestClock;
import io.matricula.sandbox.SandboxWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of requests that are sent again with their Idempotency-Key. */
@ServerTest
class IdempotencyTest {

    private static final String FINN = """
            {"user":{"email":"finn@example.org","campus_id":"1","first_name":"Finn","last_name":"Storm","kind":"student",
              "pool_year":"2017","pool_month":"may","password":"a secret"}}""";

    private static final String REUSED = """
            {"error":"Unprocessable Entity","message":"This Idempotency-Key was sent with another request",
             "errors":{}}""";

    private static final String MALFORMED = "Idempotency-Key: must be 1 to 255 visible ASCII characters";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Autowired
    private SchedulerClient scheduler;

    @Autowired
    private RecurringTask<Void> forgetting;

    @Autowired
    private SandboxWorld world;

    private TestClient tutor;
    private TestClient staff;

    @BeforeEach
    void clients() {
        tutor = TestClient.as("sandbox-advanced-tutor", port);
        staff = TestClient.as("sandbox-basic-staff", port);
    }

    private Answer create(String person, String key) {
        return tutor.post("/v2/users", person, "Idempotency-Key", key);
    }

    private long count(String sql) {
        return jdbc.sql("select count(*) from " + sql).query(Long.class).single();
    }

    private static void assertReplayed(Answer again, Answer first) {
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void answersARetryAsTheFirstAndDoesNothing() {
        Answer first = create(FINN, "k").is(201, """
                {"id":127,"login":"fistorm","url":"http://127.0.0.1:8042/v2/users/fistorm"}""");
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertReplayed(create(FINN, "k"), first);
        assertThat(count("users")).isEqualTo(127);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v2/user_candidatures|{\"user_candidature\":{\"user_id\":9,\"pin\":\"4242\"}}|sandbox-advanced-tutor",
                "/v2/users/9/user_candidature|{\"user_candidature\":{\"pin\":\"4242\"}}|sandbox-advanced-tutor",
                "/v2/cursus_users|{\"cursus_user\":{\"cursus_id\":2,\"user_id\":1,\"begin_at\":\"2017-07-22\"}}"
                        + "|sandbox-advanced-tutor",
                "/v2/users/1/cursus_users|{\"cursus_user\":{\"cursus_id\":2,\"begin_at\":\"2017-07-22\"}}"
                        + "|sandbox-advanced-tutor",
                "/v2/endpoints|{\"endpoint\":{\"url\":\"http://127.0.0.1:9\",\"secret\":\"hush\"}}|sandbox-basic-staff"
            })
    void answersARetryOfEveryCreationAsTheFirst(String path, String body, String application) {
        TestClient client = TestClient.as(application, port);
        Answer first = client.post(path, body, "Idempotency-Key", "k").is(201);
        assertReplayed(client.post(path, body, "Idempotency-Key", "k"), first);
    }

    @Test
    void answersARetryAsTheFirstThoughTheRecordHasChangedSince() {
        Answer first = create(FINN, "k").is(201);
        tutor.patch("/v2/users/127", "{\"user\":{\"login\":\"finn\"}}").is(204);
        assertReplayed(create(FINN, "k"), first);
    }

    @Test
    void givesARetryARequestIdAndRateLimitsOfItsOwn() {
        tutor.post("/v2/users", FINN, "Idempotency-Key", "k", "X-Request-Id", "first")
                .is(201);
        Answer again = tutor.post("/v2/users", FINN, "Idempotency-Key", "k", "X-Request-Id", "second");
        assertThat(again.header("X-Request-Id")).isEqualTo("second");
        assertThat(again.header("X-Application-Name")).isEqualTo("sandbox-advanced-tutor");
        assertThat(again.header("X-Hourly-RateLimit-Remaining")).isNotNull();
        assertThat(again.header("X-Runtime")).isNotNull();
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() {
        create(FINN, "k").is(201);
        create(FINN.replace("Finn", "Flynn"), "k").is(422, REUSED);
        assertThat(count("users")).isEqualTo(127);
    }

    @Test
    void refusesTheSameParamsAtAnotherPathUnderTheSameKey() {
        String enrolment = "{\"cursus_user\":{\"cursus_id\":2,\"user_id\":1,\"begin_at\":\"2017-07-22\"}}";
        tutor.post("/v2/users/1/cursus_users", enrolment, "Idempotency-Key", "k")
                .is(201);
        tutor.post("/v2/users/2/cursus_users", enrolment, "Idempotency-Key", "k")
                .is(422, REUSED);
    }

    static List<List<String>> formsOfOneRequest() {
        String form = "endpoint[url]=http://127.0.0.1:9&endpoint[description]=x+%C3%A9";
        return List.of(
                List.of("/v2/endpoints?" + form.replace("[", "%5B").replace("]", "%5D"), "", "application/json"),
                List.of("/v2/endpoints", form, "application/x-www-form-urlencoded"),
                List.of(
                        "/v2/endpoints?endpoint%5Burl%5D=http://127.0.0.1:8",
                        "{\"endpoint\":{\"description\":\"x \\u00e9\",\"url\":\"http://127.0.0.1:9\"}}",
                        "application/json; charset=utf-8"),
                List.of("/v2/endpoints/", parts("one"), "multipart/form-data; boundary=one"),
                List.of("/v2/endpoints", parts("two"), "multipart/form-data; boundary=two"));
    }

    private static String parts(String boundary) {
        return """
                --%1$s\r
                Content-Disposition: form-data; name="endpoint[url]"\r
                \r
                http://127.0.0.1:9\r
                --%1$s\r
                Content-Disposition: form-data; name="endpoint[description]"\r
                \r
                x é\r
                --%1$s--\r
                """.formatted(boundary);
    }

    @ParameterizedTest
    @MethodSource("formsOfOneRequest")
    void takesTheSameParamsInAnotherFormForTheSameRequest(List<String> form) {
        Answer first = staff.post(
                        "/v2/endpoints",
                        "{\"endpoint\":{\"url\":\"http://127.0.0.1:9\",\"description\":\"x é\"}}",
                        "Idempotency-Key",
                        "k")
                .is(201);
        assertReplayed(
                staff.post(form.get(0), form.get(1), "Content-Type", form.get(2), "Idempotency-Key", "k"), first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"cursus_user\":{\"cursus_id\":\"2\"}}|{\"cursus_user\":{\"cursus_id\":null}}",
                "{\"cursus_user\":{\"x\":[\"2\"]}}|{\"cursus_user\":{\"x\":[\"2\",\"2\"]}}",
                "{\"cursus_user\":{\"a\":\"1\",\"b\":\"2\"}}|{\"cursus_user\":{\"a\":\"1b\",\"\":\"2\"}}"
            })
    void tellsDifferentParamsApart(String one, String other) {
        jdbc.sql("delete from cursus_users where user_id = 1").update();
        String more = "?cursus_user%5Bcursus_id%5D=1&cursus_user%5Bbegin_at%5D=2017-07-22";
        tutor.post("/v2/users/1/cursus_users" + more, one, "Idempotency-Key", "k")
                .is(201);
        tutor.post("/v2/users/1/cursus_users" + more, other, "Idempotency-Key", "k")
                .is(422, REUSED);
    }

    @Test
    void keepsTheKeysOfApplicationsApart() {
        String endpoint = "{\"endpoint\":{\"url\":\"http://127.0.0.1:9\"}}";
        TestClient others = TestClient.as("sandbox-advanced-staff", port);
        staff.post("/v2/endpoints", endpoint, "Idempotency-Key", "k").is(201);
        assertThat(others.post("/v2/endpoints", endpoint, "Idempotency-Key", "k")
                        .is(201)
                        .header("Idempotent-Replayed"))
                .isNull();
        assertThat(count("endpoints where url = 'http://127.0.0.1:9'")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "tab\tinside"})
    void refusesAMalformedKey(String key) {
        create(FINN, key).is(400, "{\"error\":\"Bad Request\",\"message\":\"" + MALFORMED + "\"}");
        assertThat(count("users")).isEqualTo(126);
    }

    @Test
    void takesKeysOf255CharactersAndNoLonger() {
        create(FINN, "k".repeat(256)).is(400);
        create(FINN, "k".repeat(255)).is(201);
    }

    @Test
    void refusesTwoKeys() {
        tutor.post("/v2/users", FINN, "Idempotency-Key", "a", "Idempotency-Key", "b")
                .is(400);
    }

    @Test
    void wordsItsRefusalsAsLearningCloudDoes() {
        tutor.post(
                        "/integration/ws/management/rest/users/1/welcomeMail",
                        null,
                        "X-Cloud-Auth-Token",
                        "sandbox-cloud-token",
                        "Idempotency-Key",
                        "")
                .is(
                        400,
                        "{\"location\":null,\"message\":\"" + MALFORMED
                                + "\",\"responsePlatforms\":{},\"status\":400}");
    }

    @Test
    void leavesTheKeyOfARefusedRequestFree() {
        create(FINN.replace("finn@", "jeanne"), "k").is(422);
        create(FINN, "k").is(201);
    }

    @Test
    void leavesTheKeyOfAFailedRequestFree() {
        jdbc.sql("alter table audit rename to audit_away").update();
        try {
            DescribedTraffic.excusing(500, () -> create(FINN, "k").is(500));
        } finally {
            jdbc.sql("alter table audit_away rename to audit").update();
        }
        create(FINN, "k").is(201);
    }

    @Test
    void writesNothingWhoseAnswerCannotBeKept() {
        jdbc.sql("alter table idempotency_keys modify body varchar(1) not null").update();
        try {
            DescribedTraffic.excusing(500, () -> create(FINN, "k").is(500));
        } finally {
            jdbc.sql("alter table idempotency_keys modify body mediumtext not null")
                    .update();
        }
        assertThat(count("users")).isEqualTo(126);
    }

    @Test
    void answersWithNothingStoredForARequestWithoutAKey() {
        tutor.post("/v2/users", FINN).is(201);
        tutor.patch("/v2/users/127", "{}", "Idempotency-Key", "k").is(204);
        assertThat(count("idempotency_keys")).isZero();
    }

    @Test
    void answersARetryForADay() {
        Instant sent = Instant.parse("2026-09-01T08:00:00Z");
        clock.stopAt(sent);
        Answer first = TestClient.anew("sandbox-advanced-tutor", port)
                .post("/v2/users", FINN, "Idempotency-Key", "k")
                .is(201);
        clock.stopAt(sent.plus(Duration.ofHours(24)));
        tutor = TestClient.anew("sandbox-advanced-tutor", port);
        assertReplayed(create(FINN, "k"), first);
        clock.stopAt(sent.plus(Duration.ofHours(24)).plusMillis(1));
        create(FINN, "k").refuses("user[email]", "has already been taken");
    }

    @Test
    void keepsTheAnswerOfAKeyThatIsUsedAnewADayLater() {
        clock.stopAt(Instant.parse("2026-09-01T08:00:00Z"));
        tutor = TestClient.anew("sandbox-advanced-tutor", port);
        create(FINN, "k").is(201);
        clock.stopAt(Instant.parse("2026-09-02T09:00:00Z"));
        tutor = TestClient.anew("sandbox-advanced-tutor", port);
        String other = FINN.replace("finn@", "flynn@");
        Answer first = create(other, "k").is(201);
        assertReplayed(create(other, "k"), first);
        assertThat(count("users")).isEqualTo(128);
    }

    @Test
    void removesOldKeysByItself() {
        create(FINN, "old").is(201);
        jdbc.sql("update idempotency_keys set created_at = created_at - interval 25 hour")
                .update();
        create(FINN.replace("finn@", "flynn@"), "new").is(201);
        scheduler.scheduleIfNotExists(forgetting.instance(RecurringTask.INSTANCE), Instant.now());
        await().until(() -> count("idempotency_keys") == 1);
        assertThat(create(FINN.replace("finn@", "flynn@"), "new").header("Idempotent-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void goesOnRemovingOldKeysAfterAReset() {
        create(FINN, "k").is(201);
        world.reset();
        assertThat(count("idempotency_keys")).isZero();
        assertThat(count("scheduled_tasks where task_name = 'forget-idempotency-keys'"))
                .isEqualTo(1);
    }

    @Test
    void recordsAWriteOnce() {
        create(FINN, "k").is(201);
        create(FINN, "k").is(201);
        assertThat(jdbc.sql("select operation, record, status from audit")
                        .query()
                        .listOfRows())
                .containsExactly(Map.of("operation", "createUser", "record", "127", "status", 201));
    }

    @Test
    void storesNeitherTheKeyNorWhatWasSent() {
        create(FINN, "a-key-of-mine").is(201);
        assertThat(jdbc.sql("select * from idempotency_keys")
                        .query()
                        .singleRow()
                        .toString())
                .contains("fistorm")
                .doesNotContain("a-key-of-mine", "a secret", "finn@example.org", "Storm");
    }
}
