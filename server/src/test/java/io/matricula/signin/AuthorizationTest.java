package io.matricula.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.matricula.ServerTest;
import io.matricula.TestClient;
import io.matricula.TestClock;
import io.matricula.access.Revocations;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class AuthorizationTest {

    private static final String CALLBACK = "http://127.0.0.1:3000/callback";

    /** The example of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final String INVALID_GRANT = "{\"error\":\"invalid_grant\",\"error_description\":\"The provided"
            + " authorization grant is invalid, expired, revoked, does not match the redirection URI used in the"
            + " authorization request, or was issued to another client.\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Autowired
    private ApplicationContext context;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    private static Map<String, String> with(Map<String, String> params, String... changes) {
        Map<String, String> changed = new LinkedHashMap<>(params);
        for (int at = 0; at < changes.length; at += 2) {
            if (changes[at + 1] == null) {
                changed.remove(changes[at]);
            } else {
                changed.put(changes[at], changes[at + 1]);
            }
        }
        return changed;
    }

    private Browser.Page authorize(String... changes) {
        Map<String, String> params = Map.of(
                "response_type", "code", "client_id", "sandbox-public", "redirect_uri", CALLBACK, "state", "5ca 75+&b");
        return browser.get("/oauth/authorize?" + Browser.encoded(with(params, changes)));
    }

    /** Signs in and comes back with a code. */
    private String code(String... changes) {
        browser.signIn("andre", "sandbox");
        String code = authorize(changes).sent("code");
        assertThat(code).isNotNull();
        return code;
    }

    private Browser.Page token(String... changes) {
        Map<String, String> params = Map.of("client_id", "sandbox-public", "client_secret", "sandbox");
        return browser.post("/oauth/token", with(params, changes));
    }

    private Browser.Page exchange(String code, String... changes) {
        Map<String, String> params = Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "sandbox-public",
                "client_secret",
                "sandbox",
                "redirect_uri",
                CALLBACK,
                "code",
                code);
        return browser.post("/oauth/token", with(params, changes));
    }

    private Browser.Page refresh(String refreshToken, String... changes) {
        Map<String, String> params = Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                "sandbox-public",
                "client_secret",
                "sandbox",
                "refresh_token",
                refreshToken);
        return browser.post("/oauth/token", with(params, changes));
    }

    private static String read(Browser.Page answer, String key) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JsonPath.read(answer.body(), "$." + key);
    }

    private static void assertInvalidGrant(Browser.Page answer) {
        assertThat(answer.body()).isEqualTo(INVALID_GRANT);
        assertThat(answer.status()).isEqualTo(400);
    }

    private TestClient person(Browser.Page tokens) {
        return TestClient.with(read(tokens, "access_token"), port);
    }

    @Test
    void sendsWhoHasNotSignedInToThePageAndBack() {
        Browser.Page first = authorize();
        assertThat(first.status()).isEqualTo(302);
        assertThat(first.location()).isEqualTo("/login");
        assertThat(browser.get("/login").header("Content-Security-Policy"))
                .contains("form-action 'self' http://127.0.0.1:3000;");

        assertThat(browser.signIn("andre", "wrong").location()).isEqualTo("/login?error");
        Browser.Page signedIn = browser.signIn("andre", "sandbox");
        assertThat(signedIn.location()).startsWith("/oauth/authorize?");
        assertThat(browser.hasCookie("RETURN_TO")).isFalse();

        Browser.Page last = browser.get(signedIn.location());
        assertThat(last.status()).isEqualTo(302);
        assertThat(last.location()).startsWith(CALLBACK + "?code=");
        assertThat(last.sent("state")).isEqualTo("5ca 75+&b");
    }

    @Test
    void sendsNobodyElsewhereAfterSigningIn() {
        browser.setCookie("RETURN_TO", "aHR0cHM6Ly9lbHNld2hlcmUuZXhhbXBsZS5vcmcv");
        assertThat(browser.signIn("andre", "sandbox").location()).isEqualTo("/login");
    }

    @Test
    void givesATokenOfThePersonForTheCode() {
        Browser.Page answer = exchange(code());
        assertThat(answer.body())
                .matches("\\{\"access_token\":\"[^\"]+\",\"token_type\":\"bearer\",\"expires_in\":7200,"
                        + "\"refresh_token\":\"[^\"]+\",\"scope\":\"public\",\"created_at\":\\d+,"
                        + "\"secret_valid_until\":null}");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        TestClient.Answer info = person(answer).get("/oauth/token/info");
        assertThat(JsonPath.<Integer>read(info.body(), "$.resource_owner_id")).isEqualTo(2);
        assertThat(JsonPath.<String>read(info.body(), "$.application.uid")).isEqualTo("sandbox-public");
    }

    @Test
    void showsThePersonThemselves() {
        TestClient.Answer me = person(exchange(code())).get("/v2/me");
        me.is(200, TestClient.as("sandbox-public", port).get("/v2/users/andre").body());
        assertThat(me.header("ETag")).startsWith("W/\"");
    }

    @Test
    void showsAnApplicationNobody() {
        TestClient.as("sandbox-public", port).get("/v2/me").is(404, "{}");
    }

    @Test
    void showsThePersonTheirOwnCandidatureAndNobodyElses() {
        TestClient person = person(exchange(code()));
        person.get("/v2/users/andre/user_candidature").is(200);
        person.get("/v2/user_candidatures/2").is(200);
        person.get("/v2/users/jeanne/user_candidature").is(403);
        person.get("/v2/user_candidatures/1").is(403);
    }

    @Test
    void givesThePersonNoRoleOfTheApplication() {
        String code = code("client_id", "sandbox-advanced-tutor");
        TestClient person = person(exchange(code, "client_id", "sandbox-advanced-tutor"));
        TestClient.Answer refused =
                person.get("/v2/users/jeanne/user_candidature").is(403);
        assertThat(refused.header("X-Application-Name")).isEqualTo("sandbox-advanced-tutor");
        assertThat(refused.header("X-Application-Roles")).isEqualTo("None");
    }

    @Test
    void takesACodeOnceAndEndsWhatItGaveWhenItComesAgain() {
        String code = code();
        Browser.Page tokens = exchange(code);
        person(tokens).get("/v2/me").is(200);

        assertInvalidGrant(exchange(code));
        Revocations.othersReadAnew(context);
        person(tokens).get("/v2/me").is(401);
        assertInvalidGrant(refresh(read(tokens, "refresh_token")));
    }

    @Test
    void takesACodeForFiveMinutes() {
        clock.stopAt(Instant.parse("2026-01-01T00:00:00Z"));
        String early = code();
        String late = code();
        clock.advance(Duration.ofSeconds(299));
        assertThat(exchange(early).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertInvalidGrant(exchange(late));
    }

    @Test
    void refusesTheCodeOfAnotherApplicationAndEndsIt() {
        String code = code();
        assertInvalidGrant(exchange(code, "client_id", "sandbox-operator"));
        assertInvalidGrant(exchange(code));
    }

    @Test
    void refusesACodeWithAnotherRedirectUri() {
        assertInvalidGrant(exchange(code(), "redirect_uri", CALLBACK + "/other"));
    }

    @Test
    void refusesAnInventedCode() {
        assertInvalidGrant(exchange("invented"));
    }

    @Test
    void refusesACodeWithoutTheSecretOfTheApplication() {
        assertThat(exchange(code(), "client_secret", "wrong").status()).isEqualTo(401);
    }

    @Test
    void takesTheVerifierOfAChallenge() {
        String code = code("code_challenge", CHALLENGE, "code_challenge_method", "S256");
        assertThat(exchange(code, "code_verifier", VERIFIER).status()).isEqualTo(200);
    }

    @Test
    void refusesACodeWithoutTheVerifierOfItsChallenge() {
        String code = code("code_challenge", CHALLENGE, "code_challenge_method", "S256");
        assertInvalidGrant(exchange(code));
        assertInvalidGrant(exchange(code, "code_verifier", VERIFIER + "x"));
    }

    @Test
    void tellsTheApplicationThatAChallengeIsOfAnUnknownKind() {
        Browser.Page page = authorize("code_challenge", VERIFIER, "code_challenge_method", "plain");
        assertThat(page.location()).startsWith(CALLBACK + "?error=invalid_request&");
        assertThat(page.sent("state")).isEqualTo("5ca 75+&b");
    }

    @Test
    void tellsTheApplicationThatAScopeIsUnknown() {
        Browser.Page page = authorize("scope", "everything");
        assertThat(page.location()).startsWith(CALLBACK + "?error=invalid_scope&error_description=The%20requested");
        assertThat(page.sent("state")).isEqualTo("5ca 75+&b");
    }

    @Test
    void sendsTheBrowserNowhereForAnUnknownApplication() {
        Browser.Page page = authorize("client_id", "nobody");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).startsWith("{\"error\":\"invalid_client\",\"error_description\":\"Client");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/callback",
                "http://127.0.0.1.example.org/",
                "http://127.0.0.1@example.org/",
                "http://localhost:3000/",
                "http://127.0.0.1:3000/#fragment",
                "http://127.0.0.1:3000/a b",
                "http://127.0.0.1:3000\\@example.org/",
                "//127.0.0.1/",
                "/callback",
                "javascript:alert(1)",
                ""
            })
    void sendsTheBrowserToNoOtherAddress(String redirectUri) {
        browser.signIn("andre", "sandbox");
        Browser.Page page = authorize("redirect_uri", redirectUri);
        assertThat(page.body())
                .isEqualTo("{\"error\":\"invalid_request\",\"error_description\":\"The redirect uri included is not"
                        + " valid.\"}");
        assertThat(page.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1", "http://127.0.0.1:1/any/path?with=a&query=1"})
    void sendsTheBrowserToAnyPathAndPortOfLoopbackForTheSandboxsApplications(String redirectUri) {
        browser.signIn("andre", "sandbox");
        assertThat(authorize("redirect_uri", redirectUri).location()).startsWith(redirectUri);
    }

    @Test
    void sendsTheBrowserToARegisteredAddressAlone() {
        String uid = application("https://app.example.org/callback http://127.0.0.1/native");
        browser.signIn("andre", "sandbox");
        assertThat(authorize("client_id", uid, "redirect_uri", "https://app.example.org/callback")
                        .status())
                .isEqualTo(302);
        assertThat(authorize("client_id", uid, "redirect_uri", "http://127.0.0.1:51004/native")
                        .status())
                .isEqualTo(302);
        assertThat(authorize("client_id", uid, "redirect_uri", "https://app.example.org/callback?more")
                        .status())
                .isEqualTo(400);
        assertThat(authorize("client_id", uid, "redirect_uri", CALLBACK).status())
                .isEqualTo(400);
    }

    @Test
    void actsForNobodyByAnApplicationWithoutARegisteredAddress() {
        String uid = application("");
        assertThat(authorize("client_id", uid).status()).isEqualTo(400);
        assertThat(authorize("client_id", uid, "redirect_uri", null).status()).isEqualTo(400);
    }

    private String application(String redirectUris) {
        String uid = "app-" + UUID.randomUUID();
        jdbc.sql("insert into applications (uid, name, redirect_uris, created_at, updated_at)"
                        + " values (:uid, 'An application', :uris, utc_timestamp(), utc_timestamp())")
                .param("uid", uid)
                .param("uris", redirectUris)
                .update();
        return uid;
    }

    @Test
    void refusesParamsThatAreNotUtf8() {
        Browser.Page page = browser.get("/oauth/authorize?client_id=%C3");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).startsWith("{\"error\":\"invalid_request\"");
    }

    @Test
    void knowsNoOtherKindOfAnswer() {
        Browser.Page page = authorize("response_type", "token");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).startsWith("{\"error\":\"unsupported_response_type\"");
    }

    @Test
    void givesNextTokensForTheRefreshToken() {
        String refreshToken = read(exchange(code("scope", "public projects")), "refresh_token");
        Browser.Page next = refresh(refreshToken);
        assertThat(read(next, "scope")).isEqualTo("public projects");
        assertThat(read(next, "refresh_token")).isEqualTo(refreshToken);
        person(next).get("/v2/me").is(200);
        assertThat(read(refresh(refreshToken, "scope", "public"), "scope")).isEqualTo("public");
    }

    @Test
    void takesARefreshTokenForThirtyDays() {
        clock.stopAt(Instant.parse("2026-01-01T00:00:00Z"));
        String refreshToken = read(exchange(code()), "refresh_token");
        clock.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(refresh(refreshToken).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertInvalidGrant(refresh(refreshToken));
    }

    @Test
    void refusesTheRefreshTokenOfAnotherApplication() {
        String refreshToken = read(exchange(code()), "refresh_token");
        assertInvalidGrant(refresh(refreshToken, "client_id", "sandbox-operator"));
        assertThat(refresh(refreshToken).status()).isEqualTo(200);
    }

    @Test
    void refusesTheRefreshTokenOfAPersonWhoIsNotActiveAnyMore() {
        String refreshToken = read(exchange(code()), "refresh_token");
        jdbc.sql("update users set active = false where id = 2").update();
        assertInvalidGrant(refresh(refreshToken));
    }

    @Test
    void endsARevokedRefreshTokenAndTheAccessTokenThatCameWithIt() {
        Browser.Page tokens = exchange(code());
        String refreshToken = read(tokens, "refresh_token");
        Browser.Page revoked = browser.post(
                "/oauth/revoke",
                Map.of("token", refreshToken, "client_id", "sandbox-public", "client_secret", "sandbox"));
        assertThat(revoked.status()).isEqualTo(200);
        assertInvalidGrant(refresh(refreshToken));
        Revocations.othersReadAnew(context);
        person(tokens).get("/v2/me").is(401);
    }

    @Test
    void leavesTheRefreshTokenOfAnotherApplicationAlone() {
        String refreshToken = read(exchange(code()), "refresh_token");
        Browser.Page refused = browser.post(
                "/oauth/revoke",
                Map.of("token", refreshToken, "client_id", "sandbox-operator", "client_secret", "sandbox"));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refresh(refreshToken).status()).isEqualTo(200);
    }

    @Test
    void takesNoSessionForAToken() {
        browser.signIn("andre", "sandbox");
        TestClient.with(browser.cookie("SESSION"), port).get("/v2/me").is(401);
    }

    @Test
    void takesNoTokenForASession() {
        browser.setCookie("SESSION", read(exchange(code()), "access_token"));
        assertThat(authorize().location()).isEqualTo("/login");
    }

    @Test
    void keepsCodesAndTokensAsHashesAlone() {
        String code = code();
        String refreshToken = read(exchange(code), "refresh_token");
        assertThat(jdbc.sql("select * from authorizations").query().listOfRows().toString())
                .doesNotContain(code)
                .doesNotContain(refreshToken);
    }

    @Test
    void asksWhoIsNotActiveAnyMoreToSignInAgain() {
        browser.signIn("andre", "sandbox");
        jdbc.sql("update users set active = false where id = 2").update();
        assertThat(authorize().location()).isEqualTo("/login");
    }

    @Test
    void needsAGrantThatItKnows() {
        assertThat(token("grant_type", "implicit").status()).isEqualTo(401);
    }
}
