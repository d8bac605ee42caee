package io.matricula.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.DescribedTraffic;
import io.matricula.ServerTest;
import io.matricula.TestClient;
import io.matricula.TestClock;
import io.matricula.access.Caller;
import io.matricula.access.Operation;
import io.matricula.access.PersonTokens;
import io.matricula.database.Transactions;
import io.matricula.http.HeadersFilter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@ServerTest
class AuditTest {

    private static final String PERSON = """
            {"user":{"email":"finn@example.org","campus_id":"1","first_name":"Finn","last_name":"Storm","kind":"student",
              "pool_year":"2017","pool_month":"may","password":"a secret","unknown":"x",
              "languages_users_attributes":[{"language_id":1},{"language_id":2,"position":2}]}}""";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Transactions transactions;

    @Autowired
    private ApplicationContext server;

    private TestClient tutor;
    private TestClient operator;

    @BeforeEach
    void stopTheClock() {
        clock.stopAt(Instant.parse("2026-09-01T08:00:00.123Z"));
        tutor = TestClient.anew("sandbox-advanced-tutor", port);
        operator = TestClient.anew("sandbox-operator", port);
    }

    private void assertTrail(String json) {
        operator.get("/operations/audit").is(200, json);
    }

    private static String entry(
            long id, String operation, String record, String changed, String outcome, int status, String request) {
        return """
                {"id":%d,"created_at":"2026-09-01T08:00:00.123Z",
                 "actor":{"kind":"application","name":"sandbox-advanced-tutor"},"operation":"%s","record":%s,
                 "changed":%s,"outcome":"%s","status":%d,"request_id":"%s"}""".formatted(id, operation, record, changed, outcome, status, request);
    }

    @Test
    void recordsWhoCreatedWhatWithTheNamesOfWhatWasSent() {
        tutor.post("/v2/users", PERSON, "X-Request-Id", "r1").is(201);
        assertTrail("[" + entry(1, "createUser", "\"127\"", """
                ["user[email]","user[campus_id]","user[first_name]","user[last_name]","user[kind]","user[pool_year]",
                 "user[pool_month]","user[password]","user[languages_users_attributes][language_id]",
                 "user[languages_users_attributes][position]"]""", "done", 201, "r1") + "]");
    }

    @Test
    void recordsNoValues() {
        tutor.post("/v2/users", PERSON).is(201);
        assertThat(jdbc.sql("select * from audit").query().listOfRows().toString())
                .doesNotContain("finn@example.org", "a secret", "Storm", "unknown");
    }

    @Test
    void recordsAnUpdateUnderTheIdOfTheRecord() {
        tutor.patch("/v2/users/jeanne", "{\"user\":{\"status\":null}}", "X-Request-Id", "r2")
                .is(204);
        assertTrail("[" + entry(1, "patchUser", "\"1\"", "[\"user[status]\"]", "done", 204, "r2") + "]");
    }

    @Test
    void recordsWhatCameInTheQuery() {
        tutor.send("PUT", "/v2/users/1?user[pool_year]=2018&user%5Bkind%5D=student", null, "X-Request-Id", "r3")
                .is(204);
        assertTrail(
                "[" + entry(1, "updateUser", "\"1\"", "[\"user[pool_year]\",\"user[kind]\"]", "done", 204, "r3") + "]");
    }

    @Test
    void recordsThatNothingWasSent() {
        tutor.patch("/v2/users/1", "{}", "X-Request-Id", "r4").is(204);
        assertTrail("[" + entry(1, "patchUser", "\"1\"", "[]", "done", 204, "r4") + "]");
    }

    @Test
    void recordsARemoval() {
        tutor.delete("/v2/cursus_users/5").is(204);
        assertThat(jdbc.sql("select operation, record, outcome from audit")
                        .query()
                        .listOfRows())
                .containsExactly(Map.of("operation", "deleteCursusUser", "record", "5", "outcome", "done"));
    }

    @Test
    void recordsARecordThatBelongsToAPerson() {
        tutor.post("/v2/users/9/user_candidature", "{\"user_candidature\":{\"pin\":\"4242\"}}", "X-Request-Id", "r5")
                .is(201);
        assertTrail("["
                + entry(1, "createUserCandidatureOfUser", "\"127\"", "[\"user_candidature[pin]\"]", "done", 201, "r5")
                + "]");
    }

    @Test
    void recordsARefusalThatChangedNothing() {
        tutor.post("/v2/users", PERSON.replace("\"unknown\":\"x\"", "\"login\":\"jeanne\""), "X-Request-Id", "r6")
                .is(422);
        assertTrail("[" + entry(1, "createUser", "null", "[]", "refused", 422, "r6") + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, /v2/users/1, {, 400, 1",
        "PATCH, /v2/users/999, {}, 404, 999",
        "PATCH, /v2/users/nobody, {}, 404,",
    })
    void recordsEveryKindOfRefusal(String method, String path, String body, int status, String record) {
        tutor.send(method, path, body).is(status);
        Map<String, Object> row =
                jdbc.sql("select status, outcome, record from audit").query().singleRow();
        assertThat(row.get("status")).isEqualTo(status);
        assertThat(row.get("outcome")).isEqualTo("refused");
        assertThat(row.get("record")).isEqualTo(record);
    }

    @Test
    void recordsWhoWasNotAllowed() {
        TestClient.anew("sandbox-public", port)
                .post("/v2/users", PERSON, "X-Request-Id", "r7")
                .is(403);
        assertTrail("["
                + entry(1, "createUser", "null", "[]", "refused", 403, "r7")
                        .replace("sandbox-advanced-tutor", "sandbox-public")
                + "]");
    }

    @Test
    void recordsAPersonByTheirLogin() {
        TestClient.with(PersonTokens.of(2, server), port)
                .patch("/v2/users/1", "{}")
                .is(403);
        assertThat(jdbc.sql("select actor_kind, actor from audit").query().listOfRows())
                .containsExactly(Map.of("actor_kind", "person", "actor", "andre"));
    }

    @Test
    void recordsNobodyWithoutAToken() {
        TestClient.with("None", port).post("/v2/users", PERSON).is(401);
        assertTrail("[]");
    }

    @Test
    void recordsNoReads() {
        tutor.get("/v2/users/1").is(200);
        tutor.get("/v2/users/999").is(404);
        assertTrail("[]");
    }

    @Test
    void writesNothingThatCannotBeRecorded() {
        jdbc.sql("alter table audit rename to audit_away").update();
        try {
            DescribedTraffic.excusing(
                    500,
                    () -> tutor.patch("/v2/users/1", "{\"user\":{\"first_name\":\"Changed\"}}")
                            .is(500));
        } finally {
            jdbc.sql("alter table audit_away rename to audit").update();
        }
        assertThat(jdbc.sql("select first_name from users where id = 1")
                        .query(String.class)
                        .single())
                .isEqualTo("Jeanne");
    }

    @Test
    void correctsWhatBecameOfAWriteThatFailedAfterItsFirstTransaction() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setAttribute(
                Operation.class.getName(),
                new Operation("updateCampus", "PUT", Set.of(), false, Caller.Kind.APPLICATION, true, 204));
        request.setAttribute(Caller.class.getName(), caller());
        request.setAttribute(HeadersFilter.REQUEST_ID, "r8");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            transactions.inOne(() -> {});
            transactions.inOne(() -> {});
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        assertThat(outcomes()).containsExactly(Map.of("outcome", "done", "status", 204));

        trail.answered(request, 503);
        assertThat(outcomes()).containsExactly(Map.of("outcome", "failed", "status", 503));
    }

    private static Caller caller() {
        return new Caller(
                Caller.Kind.APPLICATION, 1L, "app", "app", Set.of(), Set.of(), null, "t", Instant.EPOCH, Instant.EPOCH);
    }

    private List<Map<String, Object>> outcomes() {
        return jdbc.sql("select outcome, status from audit").query().listOfRows();
    }

    @Test
    void listsTheLatestFirstAPageAtATime() {
        tutor.patch("/v2/users/1", "{}", "X-Request-Id", "a").is(204);
        tutor.patch("/v2/users/2", "{}", "X-Request-Id", "b").is(204);
        tutor.patch("/v2/users/3", "{}", "X-Request-Id", "c").is(204);
        TestClient.Answer page = operator.get("/operations/audit?per_page=1&page=2&actor=sandbox-advanced-tutor");
        page.is(200, "[" + entry(2, "patchUser", "\"2\"", "[]", "done", 204, "b") + "]");
        assertThat(page.header("X-Total")).isEqualTo("3");
        assertThat(page.header("X-Page")).isEqualTo("2");
        assertThat(page.header("X-Per-Page")).isEqualTo("1");
        assertThat(page.header("Link")).contains("actor=sandbox-advanced-tutor", "rel=\"next\"", "rel=\"prev\"");
        assertThat(page.header("ETag")).startsWith("W/\"");
    }

    @ParameterizedTest
    @CsvSource({"actor=sandbox-public, 0", "operation=patchUser, 2", "record=2, 1", "request_id=a, 1", "actor=, 2"})
    void findsEntries(String filter, int found) {
        tutor.patch("/v2/users/1", "{}", "X-Request-Id", "a").is(204);
        tutor.patch("/v2/users/2", "{}", "X-Request-Id", "b").is(204);
        assertThat(operator.get("/operations/audit?" + filter).is(200).header("X-Total"))
                .isEqualTo(String.valueOf(found));
    }

    @Test
    void showsTheTrailToOperatorsAlone() {
        tutor.get("/operations/audit").is(403);
    }
}
