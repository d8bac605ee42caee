package io.matricula.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.matricula.ServerTest;
import io.matricula.TestClient;
import io.matricula.TestClock;
import io.matricula.cloudusers.CloudUsers;
import io.matricula.database.Transactions;
import io.matricula.platforms.Propagation.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Changes of people reach the platforms, whatever these do meanwhile. Three attempts make a delivery dead here. */
@ServerTest
@Tag("slow")
@Timeout(60)
class PropagationTest {

    private static final long REST_USER = 30;

    private static final PlatformPeer TRAINING = new PlatformPeer();
    private static final PlatformPeer SOCIAL = new PlatformPeer();
    private static final PlatformPeer PLAY = new PlatformPeer();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Autowired
    private Transactions transactions;

    @Autowired
    private Propagation propagation;

    @Autowired
    private CloudUsers users;

    @DynamicPropertySource
    static void platforms(DynamicPropertyRegistry properties) {
        Map.of("training", TRAINING, "social", SOCIAL, "play", PLAY).forEach((name, peer) -> {
            properties.add("matricula.platforms." + name + ".url", peer::url);
            properties.add("matricula.platforms." + name + ".token", () -> name + "-token");
            properties.add("matricula.platforms." + name + ".timeout", () -> "1500ms");
        });
        properties.add("matricula.platforms.play.remote", () -> false);
        properties.add("matricula.deliveries.polling-interval", () -> "30ms");
    }

    @BeforeEach
    void begin() {
        jdbc.sql("delete from deliveries").update();
        recover();
    }

    private static void recover() {
        Stream.of(TRAINING, SOCIAL, PLAY).forEach(PlatformPeer::forget);
        TRAINING.does(PlatformPeer.with(200, "{\"location\":null,\"message\":null}"));
    }

    /** Nothing of this test is sent to the peers of the next one. */
    @AfterEach
    void idle() {
        jdbc.sql("insert into paused_platforms (platform, paused_at) select distinct platform, utc_timestamp()"
                        + " from deliveries on duplicate key update paused_at = paused_at")
                .update();
        await().until(() -> count("claimed_until > utc_timestamp() and claim is not null") == 0);
    }

    @AfterAll
    static void stop() {
        Stream.of(TRAINING, SOCIAL, PLAY).forEach(PlatformPeer::close);
    }

    private long count(String condition) {
        return jdbc.sql("select count(*) from deliveries where " + condition)
                .query(Long.class)
                .single();
    }

    private void rename(String name) {
        transactions.inOne(() -> {
            jdbc.sql("update users set first_name = :name where id = :id")
                    .param("name", name)
                    .param("id", REST_USER)
                    .update();
            propagation.changed(REST_USER);
        });
    }

    private List<PlatformAnswer> renameNow(String name) {
        rename(name);
        return propagation.answers(REST_USER, Mode.SYNCHRONOUS);
    }

    private String name() {
        return jdbc.sql("select first_name from users where id = :id")
                .param("id", REST_USER)
                .query(String.class)
                .single();
    }

    private TestClient operator() {
        return TestClient.anew("sandbox-operator", port);
    }

    private Map<String, Object> delivery(String platform) {
        return JsonPath.read(
                operator()
                        .get("/operations/deliveries?user=30&platform=" + platform)
                        .is(200)
                        .body(),
                "$[0]");
    }

    private void awaitState(String platform, String state) {
        await().until(() -> count("platform = '" + platform + "' and state = '" + state + "' and claim is null") == 1);
    }

    private void awaitAllDelivered() {
        await().until(() -> count("state <> 'delivered'") == 0);
    }

    private static PlatformAnswer answer(String platform, int status, String message) {
        return new PlatformAnswer(platform, status, message, null);
    }

    @Test
    void tellsTheWholeStateUnderTheCommonId() throws Exception {
        String commonId = users.find(REST_USER).orElseThrow().commonId();
        assertThat(renameNow("Resting"))
                .containsExactly(answer("training", 200, null), answer("social", 204, null), answer("play", 204, null));
        PlatformPeer.Call call = SOCIAL.last();
        assertThat(call.method()).isEqualTo("PUT");
        assertThat(call.path()).isEqualTo("/hook/users/" + commonId);
        assertThat(call.headers()).containsEntry("X-Cloud-Auth-Token", "social-token");
        assertThat(call.deliveryId()).isEqualTo(delivery("social").get("id") + "-1");
        JSONAssert.assertEquals(
                """
                {"aboutMe":null,"authSource":"LOCAL","commonId":"%s","email":"%s","enabled":true,"extendedFields":{},
                 "externalId":null,"extra":{},"id":"ff808181556ee70e015572136a250012","image":{"url":null},
                 "interests":null,"language":"es","location":null,"mobilePhone":null,"name":"Resting",
                 "officePhone":null,"roles":{"management":["user"],"training":["user"],"social":["user"],"play":["user"]},"surname":"User","timezone":"Europe/Paris",
                 "username":"restuser.acme"}""".formatted(commonId, users.find(REST_USER).orElseThrow().email()),
                call.body(),
                JSONCompareMode.STRICT);
    }

    @Test
    void sendsNullValuesOfExtendedFields() {
        jdbc.sql("update cloud_users set extended_fields = '{\"NIF\":\"1\",\"SEXO\":null}' where id = 30")
                .update();
        renameNow("Resting");
        assertThat(SOCIAL.last().<Map<String, Object>>read("$.extendedFields"))
                .containsEntry("NIF", "1")
                .containsEntry("SEXO", null);
    }

    @Test
    void passesLocationAndMessageOn() {
        TRAINING.does(PlatformPeer.with(201, "{\"location\":\"/people/7\",\"message\":\"Welcome\"}"));
        assertThat(renameNow("Resting")).contains(new PlatformAnswer("training", 201, "Welcome", "/people/7"));
    }

    @Test
    void queuesForRemotePlatformsUnlessTheCallerWaits() {
        rename("Resting");
        assertThat(propagation.answers(REST_USER, Mode.ASYNCHRONOUS))
                .containsExactly(answer("training", 202, null), answer("social", 202, null), answer("play", 204, null));
        awaitAllDelivered();
        assertThat(SOCIAL.calls()).hasSize(1);
        assertThat(SOCIAL.last().<String>read("$.name")).isEqualTo("Resting");
    }

    @Test
    void tellsOfPeopleWhomTheOtherApiMadeAndChanged() {
        TestClient tutor = TestClient.as("sandbox-advanced-tutor", port);
        tutor.post("/v2/users", """
                        {"user":{"email":"anakin.skywalker@example.org","first_name":"Anakin","last_name":"Skywalker",
                         "kind":"student","pool_year":"2017","pool_month":"may","campus_id":"1"}}""").is(201);
        await().until(() -> count("state = 'delivered' and user_id = 127") == 3);
        assertThat(TRAINING.last().<String>read("$.username")).isEqualTo("anakisky");
        tutor.patch("/v2/users/127", "{\"user\":{\"last_name\":\"Vader\"}}").is(204);
        await().until(() -> TRAINING.calls().size() == 2 && count("state = 'delivered'") == 3);
        assertThat(TRAINING.last().<String>read("$.surname")).isEqualTo("Vader");
    }

    @Test
    void tellsNothingOfAChangeThatIsNotCommitted() {
        assertThatThrownBy(() -> transactions.inOne(() -> {
                    propagation.changed(REST_USER);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(count("true")).isZero();
        assertThat(propagation.answers(REST_USER, Mode.SYNCHRONOUS)).isEmpty();
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(PlatformPeer.with(500, "{\"message\":\"Unexpected error\"}"), 500, "Unexpected error"),
                Arguments.of(PlatformPeer.with(400, "duplicated\nusername"), 400, "duplicated username"),
                Arguments.of(PlatformPeer.with(302, ""), 302, "status 302"),
                Arguments.of(PlatformPeer.with(206, ""), 206, null),
                Arguments.of(PlatformPeer.with(200, "<html>"), 502, "The answer cannot be understood"),
                Arguments.of(PlatformPeer.garbage(), 502, "The connection failed; the outcome is unknown"),
                Arguments.of(PlatformPeer.reset(), 502, "The connection failed; the outcome is unknown"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void saysWhatIsWrongWithAPlatformAndTriesAgain(PlatformPeer.Behaviour trouble, int status, String message) {
        SOCIAL.does(trouble);
        assertThat(renameNow("Resting"))
                .containsExactly(
                        answer("training", 200, null), answer("social", status, message), answer("play", 204, null))
                .extracting(PlatformAnswer::isFailure)
                .containsExactly(false, true, false);
        assertThat(name()).isEqualTo("Resting");
        assertThat(delivery("social"))
                .containsEntry("state", "pending")
                .containsEntry("attempts", 1)
                .containsEntry("last_status", status)
                .containsEntry("last_message", message);
        SOCIAL.does(PlatformPeer.with(204, ""));
        clock.advance(Duration.ofMinutes(1));
        awaitState("social", "delivered");
        assertThat(SOCIAL.calls())
                .hasSize(2)
                .extracting(PlatformPeer.Call::deliveryId)
                .containsOnly(SOCIAL.last().deliveryId());
        assertThat(TRAINING.calls()).hasSize(1);
    }

    @Test
    void saysInTheEnvelopeWhichPlatformsFailedAndKeepsTheChange() {
        TRAINING.does(PlatformPeer.with(599, "{\"message\":\"Unexpected error\"}"));
        CountDownLatch never = new CountDownLatch(1);
        SOCIAL.does(connection -> waitFor(never, 3_000));
        TestClient cloud = TestClient.with("none", port);
        String address = "/integration/ws/management/rest/users/restuser.acme";
        cloud.put(address, """
                        {"user":{"name":"Resting","surname":"User","language":"es","timezone":"Europe/Paris",
                         "email":"restuser.acme@example.org","username":"restuser.acme"}}""", "X-Cloud-Auth-Token", "sandbox-cloud-token", "X-Cloud-Synchronization", "synchronous")
                .is(200, """
                        {"location":null,
                         "message":"training failed (599) and social did not answer in time (504); both will be retried",
                         "responsePlatforms":{
                          "training":{"location":null,"message":"Unexpected error","status":599},
                          "social":{"location":null,"message":"No answer in time; the outcome is unknown","status":504},
                          "play":{"location":null,"message":null,"status":204},
                          "management":{"location":null,"message":null,"status":204}},"status":204}""");
        assertThat(JsonPath.<String>read(
                        cloud.get(address, "X-Cloud-Auth-Token", "sandbox-cloud-token")
                                .body(),
                        "$.name"))
                .isEqualTo("Resting");
        recover();
        clock.advance(Duration.ofMinutes(1));
        awaitAllDelivered();
        assertThat(List.of(TRAINING.last(), SOCIAL.last()))
                .allSatisfy(call -> assertThat(call.<String>read("$.name")).isEqualTo("Resting"));
    }

    @Test
    void reachesAPlatformOnceItIsBack() {
        SOCIAL.goDown();
        assertThat(renameNow("Resting")).contains(answer("social", 502, "The platform cannot be reached"));
        assertThat(name()).isEqualTo("Resting");
        SOCIAL.comeBack();
        clock.advance(Duration.ofMinutes(1));
        awaitState("social", "delivered");
        assertThat(SOCIAL.last().<String>read("$.name")).isEqualTo("Resting");
    }

    @Test
    void waitsForAllPlatformsAtOnceAndForNoneLongerThanItsTimeout() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        PlatformPeer.Behaviour dribble = connection -> {
            connection.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes());
            while (true) {
                connection.getOutputStream().write('x');
                connection.getOutputStream().flush();
                waitFor(never, 50);
            }
        };
        TRAINING.does(connection -> waitFor(never, 5_000));
        SOCIAL.does(dribble);
        PLAY.does(connection -> waitFor(never, 5_000));
        long start = System.nanoTime();
        String unknown = "No answer in time; the outcome is unknown";
        assertThat(renameNow("Resting"))
                .containsExactly(
                        answer("training", 504, unknown), answer("social", 504, unknown), answer("play", 504, unknown));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2_900));
        assertThat(name()).isEqualTo("Resting");
        recover();
        clock.advance(Duration.ofMinutes(1));
        awaitAllDelivered();
    }

    private static void waitFor(CountDownLatch latch, long millis) {
        try {
            if (latch.await(millis, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void makesOneDeliveryOfAThousandChangesWhileAPlatformIsDown() {
        SOCIAL.goDown();
        for (int change = 1; change <= 1_000; change++) {
            rename("Name " + change);
        }
        assertThat(count("platform = 'social'")).isEqualTo(1);
        SOCIAL.comeBack();
        clock.advance(Duration.ofHours(1));
        awaitState("social", "delivered");
        assertThat(SOCIAL.calls()).hasSize(1);
        assertThat(SOCIAL.last().<String>read("$.name")).isEqualTo("Name 1000");
    }

    @Test
    void deliversAgainWhatChangesMeanwhileUnderAnotherId() {
        CountDownLatch answer = new CountDownLatch(1);
        SOCIAL.does(connection -> {
            waitFor(answer, 600);
            PlatformPeer.with(204, "").answer(connection);
        });
        rename("First");
        await().until(() -> SOCIAL.calls().size() == 1);
        rename("Second");
        rename("Third");
        answer.countDown();
        awaitState("social", "delivered");
        assertThat(SOCIAL.calls())
                .extracting(call -> call.<String>read("$.name"))
                .containsExactly("First", "Third");
        String id = delivery("social").get("id").toString();
        assertThat(SOCIAL.calls()).extracting(PlatformPeer.Call::deliveryId).containsExactly(id + "-1", id + "-3");
        assertThat(SOCIAL.mostAtOnce()).isEqualTo(1);
    }

    @Test
    void waitsForTheChangeBeforeWhenTheCallerWaits() {
        CountDownLatch answer = new CountDownLatch(1);
        SOCIAL.does(connection -> {
            answer.countDown();
            waitFor(new CountDownLatch(1), 200);
            PlatformPeer.with(204, "").answer(connection);
        });
        rename("First");
        waitFor(answer, 2_000);
        assertThat(renameNow("Second")).contains(answer("social", 204, null));
        assertThat(SOCIAL.last().<String>read("$.name")).isEqualTo("Second");
        assertThat(SOCIAL.mostAtOnce()).isEqualTo(1);
    }

    private void killDelivery() {
        SOCIAL.does(PlatformPeer.with(500, ""));
        rename("Resting");
        for (int attempt = 1; attempt <= 3; attempt++) {
            int made = attempt;
            await().until(() -> count("platform = 'social' and attempts = " + made + " and claim is null") == 1);
            clock.advance(Duration.ofMinutes(2));
        }
        awaitState("social", "dead");
    }

    @Test
    void givesUpAfterTheLastAttemptAndShowsIt() {
        killDelivery();
        assertThat(SOCIAL.calls()).hasSize(3);
        assertThat(delivery("social"))
                .containsEntry("state", "dead")
                .containsEntry("attempts", 3)
                .containsEntry("last_status", 500)
                .containsEntry("next_attempt_at", null);
    }

    @Test
    void makesADeadDeliveryAgainWhenItIsToldTo() {
        killDelivery();
        SOCIAL.does(PlatformPeer.with(204, ""));
        Object id = delivery("social").get("id");
        String queued = operator()
                .post("/operations/deliveries/" + id + "/retry", null)
                .is(202)
                .body();
        assertThat(JsonPath.<String>read(queued, "$.platform")).isEqualTo("social");
        awaitState("social", "delivered");
        assertThat(delivery("social")).containsEntry("attempts", 1).containsEntry("last_status", 204);
        operator().post("/operations/deliveries/" + id + "/retry", null).refuses("id", "is delivered already");
    }

    @Test
    void makesAllDeadDeliveriesOfAPlatformAgain() {
        killDelivery();
        SOCIAL.does(PlatformPeer.with(204, ""));
        operator().post("/operations/platforms/social/retry", null).is(200, "{\"retried\":1}");
        awaitState("social", "delivered");
        operator().post("/operations/platforms/social/retry", null).is(200, "{\"retried\":0}");
    }

    @Test
    void revivesADeadDeliveryByAFurtherChange() {
        killDelivery();
        SOCIAL.does(PlatformPeer.with(204, ""));
        rename("Awake");
        awaitState("social", "delivered");
        assertThat(SOCIAL.last().<String>read("$.name")).isEqualTo("Awake");
    }

    @Test
    void sendsNothingToAPausedPlatform() {
        operator()
                .post("/operations/platforms/social/pause", null)
                .is(200, "{\"name\":\"social\",\"remote\":true,\"paused\":true,\"pending\":0,\"dead\":0}");
        assertThat(renameNow("Resting"))
                .containsExactly(answer("training", 200, null), answer("social", 202, null), answer("play", 204, null));
        assertThat(delivery("social")).containsEntry("state", "pending").containsEntry("next_attempt_at", null);
        operator().post("/operations/platforms/social/pause", null).is(200);
        rename("Awake");
        await().until(() -> TRAINING.calls().size() == 2);
        assertThat(SOCIAL.calls()).isEmpty();
        operator()
                .post("/operations/platforms/social/resume", null)
                .is(200, "{\"name\":\"social\",\"remote\":true,\"paused\":false,\"pending\":1,\"dead\":0}");
        awaitState("social", "delivered");
        assertThat(SOCIAL.calls()).hasSize(1);
        assertThat(SOCIAL.last().<String>read("$.name")).isEqualTo("Awake");
    }

    @Test
    void makesWhatWaitsDueWhenAPlatformIsResumed() {
        SOCIAL.goDown();
        renameNow("Resting");
        operator().post("/operations/platforms/social/pause", null).is(200);
        SOCIAL.comeBack();
        operator().post("/operations/platforms/social/resume", null).is(200);
        awaitState("social", "delivered");
    }

    @ParameterizedTest
    @CsvSource({
        "/operations/platforms/talent/pause",
        "/operations/platforms/management/resume",
        "/operations/platforms/x/retry",
        "/operations/deliveries/4712/retry"
    })
    void knowsNoOtherPlatformsAndDeliveries(String path) {
        operator().post(path, null).is(404, "{}");
    }

    private List<PlatformAnswer> delete() {
        transactions.inOne(() -> {
            propagation.deleted(users.find(REST_USER).orElseThrow());
            jdbc.sql("delete from users where id = 30").update();
        });
        return propagation.answers(REST_USER, Mode.SYNCHRONOUS);
    }

    @Test
    void tellsThatAPersonIsGoneAfterThePersonIsGone() {
        String commonId = users.find(REST_USER).orElseThrow().commonId();
        SOCIAL.does(PlatformPeer.with(404, "{}"));
        assertThat(delete()).containsExactly(answer("training", 200, null), answer("social", 204, null));
        awaitAllDelivered();
        assertThat(List.of(TRAINING, SOCIAL, PLAY)).allSatisfy(peer -> {
            assertThat(peer.calls()).hasSize(1);
            assertThat(peer.last().method()).isEqualTo("DELETE");
            assertThat(peer.last().path()).isEqualTo("/hook/users/" + commonId);
            assertThat(peer.last().headers()).containsKeys("X-Delivery-Id", "X-Cloud-Auth-Token");
        });
        assertThat(operator().get("/operations/deliveries?user=restuser.acme").header("X-Total"))
                .isEqualTo("3");
    }

    @Test
    void tellsThatAPersonIsGoneInsteadOfTheChangeBefore() {
        SOCIAL.goDown();
        renameNow("Resting");
        delete();
        SOCIAL.comeBack();
        clock.advance(Duration.ofMinutes(5));
        awaitState("social", "delivered");
        assertThat(SOCIAL.calls()).extracting(PlatformPeer.Call::method).containsExactly("DELETE");
    }

    @Test
    void countsTheAttemptsOfTheLastChangeAlone() {
        SOCIAL.goDown();
        for (int change = 1; change <= 4; change++) {
            renameNow("Name " + change);
        }
        assertThat(delivery("social")).containsEntry("state", "pending").containsEntry("attempts", 1);
    }

    @Test
    void deliversAgainWhatNobodyRecorded() {
        CountDownLatch never = new CountDownLatch(1);
        SOCIAL.does(connection -> waitFor(never, 5_000));
        jdbc.sql("insert into paused_platforms (platform, paused_at) values ('social', utc_timestamp())")
                .update();
        rename("Resting");
        // as another server leaves it that dies while it delivers
        jdbc.sql(
                        "update deliveries set claim = 'another', claimed_until = :until, attempts = 1 where platform = 'social'")
                .param("until", java.time.LocalDateTime.now(clock).plusSeconds(15))
                .update();
        SOCIAL.forget();
        operator().post("/operations/platforms/social/resume", null).is(200);
        assertThat(propagation.answers(REST_USER, Mode.SYNCHRONOUS))
                .contains(answer("social", 202, "An earlier change is still on its way; this one follows"));
        assertThat(SOCIAL.calls()).isEmpty();
        clock.advance(Duration.ofSeconds(16));
        awaitState("social", "delivered");
        assertThat(SOCIAL.calls()).hasSize(1);
        assertThat(delivery("social")).containsEntry("attempts", 2);
    }

    @ParameterizedTest
    @CsvSource({
        "'',3",
        "user=30,3",
        "user=restuser.acme,3",
        "user=nobody,0",
        "user=7,0",
        "user=é,0",
        "platform=social,1",
        "platform=none,0",
        "state=delivered,3",
        "state=dead,0",
        "state=pending&user=30,0",
        "user=restuser.acme&platform=play&state=delivered,1"
    })
    void listsByUserPlatformAndState(String query, String total) {
        renameNow("Resting");
        awaitAllDelivered();
        String encoded = query.replace("é", "%C3%A9");
        assertThat(operator().get("/operations/deliveries?" + encoded).is(200).header("X-Total"))
                .isEqualTo(total);
    }

    @Test
    void listsTheLatestChangeFirstPageByPage() {
        renameNow("Resting");
        awaitAllDelivered();
        jdbc.sql("update deliveries set updated_at = '2017-11-22 13:43:10.123' where platform <> 'social'")
                .update();
        jdbc.sql("update deliveries set created_at = '2017-11-22 13:43:09', id = 9000 where platform = 'training'")
                .update();
        TestClient.Answer second = operator().get("/operations/deliveries?per_page=1&page=2");
        second.is(200, """
                [{"id":9000,"user":{"id":30,"login":"restuser.acme"},"platform":"training","state":"delivered",
                  "attempts":1,"last_status":200,"last_message":null,"created_at":"2017-11-22T13:43:09.000Z",
                  "updated_at":"2017-11-22T13:43:10.123Z","next_attempt_at":null}]""");
        assertThat(second.header("X-Total")).isEqualTo("3");
        assertThat(second.header("Link")).contains("rel=\"next\"").contains("/operations/deliveries?");
    }

    @ParameterizedTest
    @CsvSource({"state=lost", "page=x"})
    void refusesAListThatCannotBe(String query) {
        operator().get("/operations/deliveries?" + query).is(400);
    }
}
