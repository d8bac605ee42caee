package io.matricula.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.ServerTest;
import io.matricula.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class SignInTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Attempts attempts;

    @Autowired
    private TestClock clock;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @Test
    void showsAFormThatNeedsNoScript() {
        Browser.Page page = browser.get("/login");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(page.body())
                .contains("<form method=\"post\" action=\"/login\">", "name=\"username\"", "name=\"password\"")
                .doesNotContain("<script", "role=\"alert\"");
    }

    @Test
    void letsThePageDoNothingButShowItselfAndSendItsForm() {
        Browser.Page page = browser.get("/login");
        assertThat(page.headers("Content-Security-Policy")).hasSize(1);
        assertThat(page.header("Content-Security-Policy"))
                .matches("default-src 'none'; style-src 'sha256-[\\w+/=]+'; form-action 'self'; base-uri 'none';"
                        + " frame-ancestors 'none'");
        assertThat(page.headers("X-Frame-Options")).containsExactly("DENY");
        assertThat(page.headers("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void signsInByLoginAndPassword() {
        Browser.Page page = browser.signIn("jeanne", "sandbox");
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.location()).isEqualTo("/login");
        assertThat(page.headers("Set-Cookie").get(0)).matches("SESSION=[\\w.-]+; Path=/; HttpOnly; SameSite=Lax");
        assertThat(browser.get("/login").body()).contains("You have signed in.");
    }

    @Test
    void takesALoginAsItIsTyped() {
        browser.signIn(" Jeanne ", "sandbox");
        assertThat(browser.hasCookie("SESSION")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"jeanne, Sandbox", "jeanne, ''", "nobody, sandbox", "'', sandbox", "<jeanne>, sandbox", "1, sandbox"})
    void refusesWhatDoesNotBelongTogether(String login, String password) {
        Browser.Page page = browser.signIn(login, password);
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.location()).isEqualTo("/login?error");
        assertThat(browser.hasCookie("SESSION")).isFalse();
        assertThat(browser.get("/login?error").body())
                .contains("<p class=\"note\" role=\"alert\">Login and password do not belong together.</p>");
    }

    @Test
    void refusesAPersonWithoutAPassword() {
        jdbc.sql("update users set password_hash = null where login = 'jeanne'").update();
        assertThat(browser.signIn("jeanne", "").location()).isEqualTo("/login?error");
    }

    @Test
    void refusesAPersonWhoIsNotActive() {
        jdbc.sql("update users set active = false where login = 'jeanne'").update();
        assertThat(browser.signIn("jeanne", "sandbox").location()).isEqualTo("/login?error");
    }

    @Test
    void tellsADeactivatedPersonTheMessageThatWasLeft() {
        Browser.Page page = browser.signIn("kjarrus", "sandbox");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("<p class=\"note\" role=\"alert\">Sorry, your user is deactivated.</p>");
        assertThat(browser.hasCookie("SESSION")).isFalse();
    }

    @Test
    void tellsNobodyElseTheMessage() {
        assertThat(browser.signIn("kjarrus", "wrong").location()).isEqualTo("/login?error");
    }

    @Test
    void endsASessionAfterHalfAnHour() {
        clock.stopAt(Instant.parse("2026-01-01T00:00:00Z"));
        browser.signIn("jeanne", "sandbox");
        clock.advance(Duration.ofMinutes(29));
        assertThat(browser.get("/login").body()).contains("You have signed in.");
        clock.advance(Duration.ofMinutes(1));
        assertThat(browser.get("/login").body()).doesNotContain("You have signed in.");
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, cross-site", "Origin, https://elsewhere.example.org", "Origin, null"})
    void refusesAFormOfAnotherPage(String header, String value) {
        Browser.Page page = browser.signIn("jeanne", "sandbox", header, value);
        assertThat(page.status()).isEqualTo(400);
        assertThat(browser.hasCookie("SESSION")).isFalse();
    }

    @Test
    void takesTheFormOfItsOwnPage() {
        assertThat(browser.signIn("jeanne", "sandbox", "Origin", "http://127.0.0.1:" + port)
                        .location())
                .isEqualTo("/login");
    }

    @Test
    void refusesAPasswordInTheAddress() {
        assertThat(browser.post("/login?username=jeanne&password=sandbox", Map.of())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void readsAFormAndNothingElse() {
        assertThat(browser.post("/login", Map.of("username", "jeanne"), "Content-Type", "application/json")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void refusesAFormOfMoreThanTwoMebibytes() {
        assertThat(browser.signIn("jeanne", "a".repeat(2 * 1024 * 1024)).status())
                .isEqualTo(413);
    }

    @Test
    void asksToWaitAfterFiveWrongPasswords() {
        clock.stopAt(Instant.parse("2026-01-01T00:00:00Z"));
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(browser.signIn("jeanne", "wrong").status()).isEqualTo(302);
        }
        Browser.Page page = browser.signIn("jeanne", "sandbox");
        assertThat(page.status()).isEqualTo(429);
        assertThat(page.headers("Retry-After")).containsExactly("25");
        assertThat(page.body()).contains("Too many wrong passwords. Try again in 25 seconds.");
        assertThat(browser.hasCookie("SESSION")).isFalse();

        clock.advance(Duration.ofSeconds(25));
        assertThat(browser.signIn("jeanne", "sandbox").location()).isEqualTo("/login");
    }

    @Test
    void countsNoRightPasswords() {
        for (int attempt = 0; attempt < 7; attempt++) {
            assertThat(browser.signIn("jeanne", "sandbox").location()).isEqualTo("/login");
        }
    }

    @Test
    void locksNobodyOutWhenAStrangerTriesTheirPassword() {
        for (int attempt = 0; attempt < 20; attempt++) {
            signIn.attempt("jeanne", "wrong", "203.0.113.9");
        }
        assertThat(signIn.attempt("jeanne", "sandbox", "203.0.113.9").retryAfter())
                .isNotNull();
        assertThat(signIn.attempt("jeanne", "sandbox", "203.0.113.10").person()).isEqualTo(1);
    }

    @Test
    void slowsDownWhoTriesManyLogins() {
        clock.stopAt(Instant.parse("2026-01-01T00:00:00Z"));
        for (int attempt = 0; attempt < 100; attempt++) {
            assertThat(attempts.begin("user" + attempt, "203.0.113.9")).isEmpty();
        }
        assertThat(attempts.begin("jeanne", "203.0.113.9")).contains(Duration.ofSeconds(37));
        assertThat(attempts.begin("jeanne", "203.0.113.10")).isEmpty();
    }

    @Test
    void slowsDownWhoTriesFromManyAddresses() {
        clock.stopAt(Instant.parse("2026-01-01T00:00:00Z"));
        for (int attempt = 0; attempt < 300; attempt++) {
            assertThat(attempts.begin("jeanne", "203.0.113." + attempt)).isEmpty();
        }
        assertThat(attempts.begin("jeanne", "198.51.100.1")).contains(Duration.ofSeconds(13));
    }

    @Test
    void takesANetworkOfIpv6ForOneAddress() {
        for (int attempt = 0; attempt < 5; attempt++) {
            signIn.attempt("jeanne", "wrong", "2001:db8:1:2::" + attempt);
        }
        assertThat(signIn.attempt("jeanne", "wrong", "2001:db8:1:2:ffff::1").retryAfter())
                .isNotNull();
        assertThat(signIn.attempt("jeanne", "wrong", "2001:db8:1:3::1").retryAfter())
                .isNull();
    }

    @Test
    void forgetsAttemptsOnceTheyDoNotCountAnyMore() {
        attempts.begin("jeanne", "203.0.113.9");
        attempts.removeExpired();
        assertThat(rows()).isEqualTo(3);
        clock.advance(Duration.ofHours(2));
        attempts.removeExpired();
        assertThat(rows()).isZero();
    }

    private long rows() {
        return jdbc.sql("select count(*) from sign_in_attempts")
                .query(Long.class)
                .single();
    }
}
