package io.matricula.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.matricula.client.errors.ConflictException;
import io.matricula.client.errors.MatriculaException;
import io.matricula.client.errors.NoAnswerException;
import io.matricula.client.errors.NotFoundException;
import io.matricula.client.errors.StatusException;
import io.matricula.client.errors.TooManyRequestsException;
import io.matricula.client.errors.UnauthorizedException;
import io.matricula.client.errors.UnprocessableEntityException;
import io.matricula.client.http.TestTime;
import io.matricula.client.intra.model.Language;
import io.matricula.client.intra.model.LightUser;
import io.matricula.client.intra.model.User;
import io.matricula.client.intra.model.UserFilter;
import io.matricula.client.intra.model.UserKind;
import io.matricula.client.intra.model.UserToCreate;
import io.matricula.client.intra.model.UserToUpdate;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole client against a server that answers what it was told. */
class IntraClientTest {

    private static final String CREATED = """
            {"id":127,"login":"anakisky","url":"http://127.0.0.1:8042/v2/users/anakisky"}""";

    private final ScriptedServer server = new ScriptedServer();
    private final TestTime time = new TestTime(Instant.parse("2026-11-22T10:00:00Z"));
    private final IntraClient client = server.client().clock(time).sleeper(time).build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void asksForATokenOnceAndSendsItAlong() {
        server.answers(201, CREATED).answers(201, CREATED);

        assertThat(client.users().createUser(anakin()).getLogin()).isEqualTo("anakisky");
        client.users().createUser(anakin());

        assertThat(server.tokenRequests())
                .extracting(ScriptedServer.Request::body)
                .containsExactly("""
                {"grant_type":"client_credentials","client_id":"uid","client_secret":"hush"}""");
        assertThat(server.tokenRequests().get(0).headers()).doesNotContainKey("Idempotency-key");
        assertThat(server.requests())
                .extracting(request -> request.header("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-1");
    }

    @Test
    void aHundredThreadsAskForOneToken() {
        for (int call = 0; call < 100; call++) {
            server.answers(201, CREATED);
        }
        ExecutorService threads = Executors.newFixedThreadPool(100);
        List<CompletableFuture<?>> calls = new ArrayList<>();
        for (int call = 0; call < 100; call++) {
            calls.add(CompletableFuture.supplyAsync(() -> client.users().createUser(anakin()), threads));
        }
        calls.forEach(CompletableFuture::join);
        threads.shutdown();

        assertThat(server.tokenRequests()).hasSize(1);
        assertThat(server.requests()).hasSize(100);
    }

    @Test
    void aRefusedTokenIsRenewedOnce() {
        server.answers(401, "{\"status\":401,\"error\":\"The access token expired\"}")
                .answers(201, CREATED);

        client.users().createUser(anakin());

        assertThat(server.requests())
                .extracting(request -> request.header("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void aTokenThatIsRefusedAgainIsTheCallersMatter() {
        String refusal = "{\"status\":401,\"error\":\"The access token is invalid\"}";
        server.answers(401, refusal).answers(401, refusal);

        assertThatThrownBy(() -> client.users().getMe())
                .isInstanceOf(UnauthorizedException.class)
                .hasMessage("GET /v2/me answered 401: The access token is invalid");
    }

    @Test
    void everyTryOfACreationHasTheSameKeyAndEveryCreationItsOwn() {
        server.answers(503, "").answers(201, CREATED).answers(201, CREATED);

        client.users().createUser(anakin());
        client.users().createUser(anakin());

        List<String> keys = server.requests().stream()
                .map(request -> request.header("Idempotency-key"))
                .toList();
        assertThat(keys).doesNotContain("").hasSize(3);
        assertThat(keys.get(1)).isEqualTo(keys.get(0)).isNotEqualTo(keys.get(2));
        assertThat(time.waits()).hasSize(1);
    }

    @Test
    void withoutKeysACreationIsNotTriedAgain() {
        server.answers(503, "{\"error\":\"Service Unavailable\",\"message\":\"The database cannot be reached\"}");

        try (IntraClient keyless =
                server.client().idempotencyKeys(false).sleeper(time).build()) {
            assertThatThrownBy(() -> keyless.users().createUser(anakin()))
                    .hasMessage("POST /v2/users answered 503: The database cannot be reached");
        }
        assertThat(server.requests().get(0).headers()).doesNotContainKey("Idempotency-key");
    }

    @Test
    void theCallersKeyAndHeadersAreKept() {
        server.answers(201, CREATED);

        client.with(CallOptions.none().idempotencyKey("row-7").header("X-Request-Id", "mine"))
                .users()
                .createUser(anakin());

        assertThat(server.requests().get(0).header("Idempotency-key")).isEqualTo("row-7");
        assertThat(server.requests().get(0).header("X-request-id")).isEqualTo("mine");
    }

    @Test
    void absentNullAndValueStayApart() {
        server.answers(204, "");

        client.users()
                .updateUser(
                        "jeanne",
                        UserToUpdate.builder()
                                .firstName("Jeanne")
                                .password((String) null)
                                .emailStop(true)
                                .build());

        assertThat(server.requests().get(0))
                .extracting(ScriptedServer.Request::method, ScriptedServer.Request::uri, ScriptedServer.Request::body)
                .containsExactly(
                        "PUT",
                        "/v2/users/jeanne",
                        "{\"user\":{\"first_name\":\"Jeanne\",\"password\":null,\"email_stop\":true}}");
    }

    @Test
    void anUnprocessableEntityNamesTheFields() {
        server.answers(422, Map.of("X-Request-Id", "7f"), """
                {"error":"Unprocessable Entity","message":"Email can't be blank and Login has already been taken",
                "errors":{"user[email]":["can't be blank"],"user[login]":["has already been taken","is too short"]}}""");

        UnprocessableEntityException refusal = catchThrowableOfType(
                UnprocessableEntityException.class, () -> client.users().createUser(anakin()));

        assertThat(refusal.errors())
                .containsExactly(
                        Map.entry("user[email]", List.of("can't be blank")),
                        Map.entry("user[login]", List.of("has already been taken", "is too short")));
        assertThat(refusal)
                .hasMessage("POST /v2/users answered 422: Email can't be blank and Login has already been taken"
                        + " (request id 7f)");
        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.requestId()).contains("7f");
        assertThat(refusal.headers().firstValue("content-type")).contains("application/json");
        assertThat(refusal.body()).startsWith("{\"error\":\"Unprocessable Entity\"");
        assertThat(refusal.envelope()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400,BadRequestException",
        "403,ForbiddenException",
        "404,NotFoundException",
        "409,ConflictException",
        "412,PreconditionFailedException",
        "415,StatusException",
        "500,ServerErrorException"
    })
    void everyStatusHasItsException(int status, String exception) {
        server.answers(status, "{\"error\":\"No\",\"message\":\"Not so\"}");

        StatusException refusal = catchThrowableOfType(
                StatusException.class, () -> client.users().updateUser("jeanne", new UserToUpdate()));

        assertThat(refusal.getClass().getSimpleName()).isEqualTo(exception);
        assertThat(refusal.words()).isEqualTo("Not so");
    }

    @Test
    void aRefusalHasTheStackOfTheCaller() {
        server.answers(404, "{}");

        assertThatThrownBy(() -> client.users().getUser("nobody"))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("GET /v2/users/nobody answered 404")
                .satisfies(refusal -> assertThat(refusal.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(Users.class.getName())));
    }

    @Test
    void aRateLimitThatOutlastsTheCallSaysHowLong() {
        server.answers(429, Map.of("Retry-After", "1800"), "429 Too Many Requests (Spam Rate Limit Exceeded)");

        assertThat(catchThrowableOfType(
                        TooManyRequestsException.class, () -> client.users().getMe()))
                .hasMessage("GET /v2/me answered 429: 429 Too Many Requests (Spam Rate Limit Exceeded)")
                .extracting(TooManyRequestsException::retryAfter)
                .isEqualTo(Optional.of(Duration.ofMinutes(30)));
    }

    @Test
    void anAsyncCallFailsWithTheSameException() {
        server.answers(409, "{\"error\":\"Conflict\",\"message\":\"In progress\"}");

        assertThatThrownBy(() -> client.users()
                        .updateUserAsync("jeanne", new UserToUpdate())
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ConflictException.class);
    }

    @Test
    void anAsyncCallAnswersWithTheSameRecord() {
        server.answers(201, CREATED);

        assertThat(client.users().createUserAsync(anakin()).join().getId()).isEqualTo(127);
    }

    @Test
    void unknownFieldsAndChoicesSurvive() {
        server.answers(200, "{\"id\":1,\"login\":\"jeanne\",\"kind\":\"hologram\",\"aura\":{\"colour\":\"blue\"}}");

        User user = client.users().getUser("jeanne");

        assertThat(user.getLogin()).isEqualTo("jeanne");
        assertThat(user.getKind()).isEqualTo(UserKind.UNKNOWN_DEFAULT_OPEN_API);
    }

    @Test
    void lettersBeyondAsciiSurviveOnEveryPlatform() {
        server.answers(200, "{\"id\":1,\"first_name\":\"Zoë 🚀 \\u00e9\"}");

        assertThat(client.users().getUser("zoe").getFirstName()).isEqualTo("Zoë 🚀 é");
    }

    @Test
    void aListIsFetchedAsFarAsItIsRead() {
        server.answers(200, Map.of("X-Total", "5"), "[{\"id\":1},{\"id\":2}]")
                .answers(200, Map.of("X-Total", "5"), "[{\"id\":3},{\"id\":4}]")
                .answers(200, Map.of("X-Total", "5"), "[{\"id\":5}]");
        Listing<LightUser, ?, ?> users = client.users()
                .listUsers()
                .sort("id")
                .filter(new UserFilter().poolYear("2017"))
                .perPage(2);

        Iterator<LightUser> items = users.iterator();
        items.next();
        items.next();
        assertThat(server.requests()).hasSize(1);
        items.next();
        assertThat(server.requests()).hasSize(2);
        assertThat(items).toIterable().extracting(LightUser::getId).containsExactly(4L, 5L);
        assertThat(server.requests())
                .extracting(ScriptedServer.Request::uri)
                .containsExactly(
                        "/v2/users?page=1&per_page=2&sort=id&filter[pool_year]=2017",
                        "/v2/users?page=2&per_page=2&sort=id&filter[pool_year]=2017",
                        "/v2/users?page=3&per_page=2&sort=id&filter[pool_year]=2017");
    }

    @Test
    void aPageTellsTheTotal() {
        server.answers(200, Map.of("X-Total", "3"), "[{\"id\":1},{\"id\":2},{\"id\":3}]");

        Page<Language> page = client.languages().listLanguages().page(1);

        assertThat(page.total()).hasValue(3);
        assertThat(page.hasNext()).isFalse();
    }

    @Test
    void theHeadersOfASuccessCanBeLookedAt() {
        server.answers(200, Map.of("ETag", "W/\"4f53\""), "{\"id\":1}").answers(204, "");
        List<String> etag = new ArrayList<>();

        client.with(CallOptions.none()
                        .onHeaders(
                                headers -> etag.add(headers.firstValue("ETag").orElseThrow())))
                .users()
                .getUser("jeanne");
        client.with(CallOptions.none().ifMatch(etag.get(0))).users().updateUser("jeanne", new UserToUpdate());

        assertThat(server.requests().get(1).header("If-match")).isEqualTo("W/\"4f53\"");
    }

    @Test
    void anAnswerThatIsNoJsonIsNoAnswer() {
        server.answers(200, "<html>welcome to the hotel");

        assertThatThrownBy(() -> client.users().getUser("jeanne"))
                .isInstanceOf(NoAnswerException.class)
                .hasMessage("The answer cannot be read");
    }

    @Test
    void nothingButOurExceptionsComesOut() {
        server.answers(418, "");

        assertThatThrownBy(() -> client.users().getUser("jeanne")).isInstanceOf(MatriculaException.class);
        assertThatThrownBy(() -> client.users().getUser(null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPasswordIsNotToldByWhatHoldsIt() {
        assertThat(anakin().password("totoroTOTOROOO").toString()).doesNotContain("totoro");
    }

    @Test
    void aClosedClientSendsNothing() {
        client.close();

        assertThatThrownBy(() -> client.users().getUser("jeanne"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The client is closed");
    }

    @Test
    void aClientThatWasPassedInStaysOpen() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        server.answers(201, CREATED).answers(200, "[]");
        try (IntraClient guest = server.client().httpClient(http).build()) {
            guest.users().createUser(anakin());
        }

        assertThat(http.send(
                                HttpRequest.newBuilder(URI.create(server.url() + "/v2/users"))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    private static UserToCreate anakin() {
        return new UserToCreate().firstName("Anakin").lastName("Skywalker").email("anakin.skywalker@example.org");
    }
}
