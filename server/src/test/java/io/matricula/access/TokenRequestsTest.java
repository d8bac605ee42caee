package io.matricula.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.ServerTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class TokenRequestsTest {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String BASIC = "Authorization: Basic "
            + Base64.getEncoder().encodeToString("sandbox-public:sandbox".getBytes(StandardCharsets.US_ASCII));
    private static final String INVALID_CLIENT = "{\"error\":\"invalid_client\",\"error_description\":\"Client"
            + " authentication failed due to unknown client, no client authentication included, or unsupported"
            + " authentication method.\"}";
    private static final String INVALID_REQUEST =
            "{\"error\":\"invalid_request\",\"error_description\":\"The request is"
                    + " missing a required parameter, includes an unsupported parameter value, or is otherwise malformed.\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire(port);
    }

    private static void assertToken(Wire.Answer answer, String scope) {
        assertThat(answer.status()).as(answer.head() + "\n" + answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .matches("\\{\"access_token\":\"[^\"]+\",\"token_type\":\"bearer\",\"expires_in\":7200,\"scope\":\""
                        + scope + "\",\"created_at\":\\d+,\"secret_valid_until\":null}");
    }

    private static void assertRefused(Wire.Answer answer, int status, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void answersTheDocumentedKeysInTheirOrder() {
        long before = clock.instant().getEpochSecond();
        Wire.Answer answer = wire.send(
                "POST /oauth/token",
                FORM,
                "grant_type=client_credentials&client_id=sandbox-public&client_secret=sandbox");
        assertToken(answer, "public");
        assertThat(Long.parseLong(answer.body().replaceAll(".*\"created_at\":(\\d+).*", "$1")))
                .isBetween(before, clock.instant().getEpochSecond());
        assertThat(answer.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Pragma")).isEqualTo("no-cache");
    }

    @Test
    void takesTheCredentialsInTheQueryUnderV2WithAStrayBearerToken() {
        assertToken(
                wire.send(
                        "POST /v2/oauth/token?client_id=sandbox-public&client_secret=sandbox"
                                + "&grant_type=client_credentials&scope=public",
                        "Authorization: Bearer token_dummy",
                        ""),
                "public");
    }

    @Test
    void takesAnEmptyFormWithTheCredentialsInTheQuery() {
        assertToken(
                wire.send(
                        "POST /oauth/token?client_id=sandbox-public&client_secret=sandbox&grant_type=client_credentials",
                        FORM,
                        ""),
                "public");
    }

    @Test
    void takesAFormWithTheCredentialsByBasicAsWell() {
        assertToken(
                wire.send(
                        "POST /oauth/token",
                        FORM + "\n" + BASIC,
                        "client_id=sandbox-public&client_secret=sandbox&grant_type=client_credentials&scope=public"),
                "public");
    }

    @Test
    void takesTheCredentialsByBasicAlone() {
        assertToken(
                wire.send(
                        "POST /oauth/token",
                        FORM + "\n" + BASIC,
                        "grant_type=client_credentials&scope=public+projects"),
                "public projects");
    }

    @Test
    void takesJson() {
        assertToken(
                wire.send(
                        "POST /oauth/token",
                        "Content-Type: application/json",
                        "{\"grant_type\":\"client_credentials\",\"client_id\":\"sandbox-public\",\"client_secret\":\"sandbox\"}"),
                "public");
    }

    @Test
    void takesMultipart() {
        String part = "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
        assertToken(
                wire.send(
                        "POST /oauth/token",
                        "Content-Type: multipart/form-data; boundary=b",
                        part.formatted("grant_type", "client_credentials")
                                + part.formatted("client_id", "sandbox-public")
                                + part.formatted("client_secret", "sandbox") + "--b--\r\n"),
                "public");
    }

    @Test
    void takesDoubledSlashes() {
        assertToken(
                wire.send(
                        "POST //oauth/token",
                        FORM,
                        "grant_type=client_credentials&client_id=sandbox-public&client_secret=sandbox"),
                "public");
    }

    @Test
    void letsTheBodyWinOverTheQuery() {
        assertToken(
                wire.send(
                        "POST /oauth/token?client_secret=wrong&client_id=nobody",
                        FORM,
                        "grant_type=client_credentials&client_id=sandbox-public&client_secret=sandbox"),
                "public");
    }

    @Test
    void refusesAWrongSecret() {
        Wire.Answer answer = wire.send(
                "POST /oauth/token",
                FORM,
                "grant_type=client_credentials&client_id=sandbox-public&client_secret=wrong");
        assertRefused(answer, 401, INVALID_CLIENT);
        assertThat(answer.headers("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"Doorkeeper\", error=\"invalid_client\", error_description=\"Client"
                        + " authentication failed due to unknown client, no client authentication included, or"
                        + " unsupported authentication method.\"");
    }

    @Test
    void refusesAnUnknownClient() {
        assertRefused(
                wire.send(
                        "POST /oauth/token",
                        FORM,
                        "grant_type=client_credentials&client_id=nobody&client_secret=sandbox"),
                401,
                INVALID_CLIENT);
    }

    @Test
    void refusesARequestWithoutCredentials() {
        assertRefused(wire.send("POST /oauth/token", FORM, "grant_type=client_credentials"), 401, INVALID_CLIENT);
    }

    @Test
    void refusesARequestWithAnIdAlone() {
        assertRefused(
                wire.send("POST /oauth/token", FORM, "grant_type=client_credentials&client_id=sandbox-public"),
                401,
                INVALID_CLIENT);
    }

    @Test
    void refusesTheGrantOfPasswords() {
        assertRefused(
                wire.send(
                        "POST /oauth/token",
                        FORM,
                        "grant_type=password&username=jeanne&password=sandbox&client_id=sandbox-public&client_secret=sandbox"),
                401,
                "{\"error\":\"unsupported_grant_type\",\"error_description\":\"The authorization grant type is not"
                        + " supported by the authorization server.\"}");
    }

    @Test
    void refusesARequestWithoutAGrantType() {
        assertRefused(
                wire.send("POST /oauth/token", FORM, "client_id=sandbox-public&client_secret=sandbox"),
                400,
                INVALID_REQUEST);
    }

    @Test
    void refusesAScopeThatDoesNotExist() {
        assertRefused(
                wire.send(
                        "POST /oauth/token",
                        FORM,
                        "grant_type=client_credentials&client_id=sandbox-public&client_secret=sandbox&scope=everything"),
                400,
                "{\"error\":\"invalid_scope\",\"error_description\":\"The requested scope is invalid, unknown, or"
                        + " malformed.\"}");
    }

    @Test
    void refusesBrokenJson() {
        assertRefused(
                wire.send("POST /oauth/token", "Content-Type: application/json", "{\"grant_type\":"),
                400,
                INVALID_REQUEST);
    }

    @Test
    void refusesBasicCredentialsThatAreNotBase64() {
        assertRefused(
                wire.send("POST /oauth/token", FORM + "\nAuthorization: Basic %%%", "grant_type=client_credentials"),
                400,
                INVALID_REQUEST);
    }

    @Test
    void refusesABrokenEscape() {
        assertRefused(wire.send("POST /oauth/token", FORM, "grant_type=%zz"), 400, INVALID_REQUEST);
    }

    /** As the real API: what it cannot read counts as nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"/oauth/token", "/v2/oauth/token"})
    void ignoresABodyOfAnotherType(String path) {
        String query = "?grant_type=client_credentials&client_id=sandbox-public&client_secret=sandbox";
        assertToken(wire.send("POST " + path + query, "Content-Type: text/plain", "client_secret=wrong"), "public");
        assertToken(wire.send("POST " + path + query, "Content-Type: application/xml", ""), "public");
        assertToken(wire.send("POST " + path + query, "Content-Type: nonsense", "client_secret=wrong"), "public");
        assertRefused(
                wire.send(
                        "POST " + path,
                        "Content-Type: text/plain",
                        "grant_type=client_credentials&client_id=sandbox-public&client_secret=sandbox"),
                401,
                INVALID_CLIENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=b",
                "text/plain"
            })
    void refusesABodyOfMoreThanTwoMebibytes(String type) {
        for (String path : List.of("/oauth/token", "/v2/oauth/token", "/oauth/revoke")) {
            assertRefused(
                    wire.send(
                            "POST " + path + "?client_id=sandbox-public&client_secret=sandbox&token=x",
                            "Content-Type: " + type,
                            " ".repeat(2 * 1024 * 1024 + 1)),
                    413,
                    "{\"error\":\"Payload Too Large\",\"message\":\"The body is larger than 2097152 bytes\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded"})
    void refusesAnEndlessBody(String type) {
        assertThat(wire.sendChunks("POST /oauth/token", "Content-Type: " + type, " ".repeat(64 * 1024), 33)
                        .status())
                .isEqualTo(413);
    }

    @Test
    void hasNoTokensForTheReader() {
        assertThat(wire.send("GET /oauth/token", "", "").status()).isEqualTo(405);
    }
}
