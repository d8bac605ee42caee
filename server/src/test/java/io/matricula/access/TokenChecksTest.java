package io.matricula.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.matricula.ServerTest;
import io.matricula.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;

@ServerTest
class TokenChecksTest {

    @LocalServerPort
    private int port;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private TestClock clock;

    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire(port);
    }

    private Wire.Answer get(String headers) {
        return wire.send("GET /oauth/token/info", headers, "");
    }

    private byte[] key() {
        return ((OctetSequenceKey) keys.all().getKeyByKeyId("1")).toByteArray();
    }

    private static String signed(byte[] key, Instant expiresAt) throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject("sandbox-operator")
                .jwtID(UUID.randomUUID().toString())
                .claim("app", 4)
                .claim("name", "sandbox-operator")
                .claim("roles", List.of("operator"))
                .claim("scope", List.of("public"))
                .issueTime(Date.from(expiresAt.minus(Duration.ofHours(2))))
                .expirationTime(Date.from(expiresAt))
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("1").build(), claims);
        token.sign(new MACSigner(key));
        return token.serialize();
    }

    private static void assertInvalid(Wire.Answer answer) {
        assertUnauthorized(answer, "The access token is invalid");
    }

    private static void assertUnauthorized(Wire.Answer answer, String text) {
        assertThat(answer.body()).isEqualTo("{\"status\":401,\"error\":\"" + text + "\"}");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers("WWW-Authenticate"))
                .containsExactly(
                        "Bearer realm=\"Doorkeeper\", error=\"invalid_token\", error_description=\"" + text + "\"");
    }

    @Test
    void refusesARequestWithoutAToken() {
        assertInvalid(get(""));
    }

    @Test
    void refusesGarbage() {
        assertInvalid(get("Authorization: Bearer \u00e9 \"; garbage"));
    }

    @Test
    void refusesTheTokenThatAScriptWithoutOneSends() {
        assertInvalid(get("Authorization: Bearer None"));
    }

    @Test
    void refusesAnEmptyToken() {
        assertInvalid(get("Authorization: Bearer "));
    }

    @Test
    void refusesAnotherScheme() {
        assertInvalid(get("Authorization: Basic c2FuZGJveC1wdWJsaWM6c2FuZGJveA=="));
    }

    @Test
    void refusesATokenSignedWithAForeignKey() throws JOSEException {
        assertInvalid(get(
                "Authorization: Bearer " + signed(new byte[32], clock.instant().plusSeconds(60))));
    }

    @Test
    void refusesATokenThatIsNotSigned() {
        assertInvalid(get("Authorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJzYW5kYm94LW9wZXJhdG9yIn0."));
    }

    @Test
    void refusesATokenWhoseClaimsWereChanged() throws JOSEException {
        String[] good = signed(key(), clock.instant().plusSeconds(60)).split("\\.");
        String[] other = signed(key(), clock.instant().plusSeconds(6000)).split("\\.");
        assertInvalid(get("Authorization: Bearer " + good[0] + "." + other[1] + "." + good[2]));
    }

    @Test
    void saysThatATokenExpired() throws JOSEException {
        assertUnauthorized(
                get("Authorization: Bearer " + signed(key(), clock.instant().minusSeconds(1))),
                "The access token expired");
    }

    @Test
    void takesATokenOfAnotherServerWithTheSameDatabase() throws JOSEException {
        assertThat(get("Authorization: Bearer " + signed(key(), clock.instant().plusSeconds(60)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void takesATokenInTheQuery() {
        String token = wire.token("sandbox-public");
        assertThat(wire.send("GET /oauth/token/info?page=1&access_token=" + token, "", "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void tellsWhatATokenStandsFor() {
        clock.stopAt(Instant.parse("2026-01-01T00:00:00Z"));
        String token = wire.token("sandbox-public");
        clock.stopAt(Instant.parse("2026-01-01T00:00:26Z"));
        Wire.Answer answer = get("Authorization: Bearer " + token);
        assertThat(answer.body())
                .isEqualTo("{\"resource_owner_id\":null,\"scopes\":[\"public\"],\"expires_in_seconds\":7174,"
                        + "\"application\":{\"uid\":\"sandbox-public\"},\"created_at\":1767225600}");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void takesATokenForTwoHours() {
        clock.stopAt(Instant.parse("2026-01-01T00:00:00Z"));
        String token = wire.token("sandbox-public");
        clock.advance(Duration.ofSeconds(7199));
        assertThat(get("Authorization: Bearer " + token).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertUnauthorized(get("Authorization: Bearer " + token), "The access token expired");
    }

    @Test
    void keepsATokenOutOfTheQueryThatOthersSee() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setQueryString("page=1&access_token=secret&sort=id");
        assertThat(QueryToken.takenFrom(request).getQueryString()).isEqualTo("page=1&sort=id");
    }

    @Test
    void refusesGarbageInTheQuery() {
        assertInvalid(wire.send("GET /oauth/token/info?access_token=%zz", "", ""));
    }

    @Test
    void hasNothingAtAPathOutsideOfTheContract() {
        Wire.Answer answer = wire.send("GET /v2/nothing", "", "");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{}");
    }

    @Test
    void hidesPathsThatOnlyLookLikeThoseOfTheContract() {
        assertThat(List.of(
                                "/v2/%75sers",
                                "/v2/users;a=b",
                                "/v2/./users",
                                "/oauth2/jwks",
                                "/v2/users/1/..",
                                "/v2/users/%2e%2e",
                                "/v2/%2e%2e/v2/users",
                                "/v2/%252e%252e/v2/users",
                                "/sandbox/platforms/%2e%2e/%2E%2E/v2/users",
                                "/x/%2e%2e/v2/users")
                        .stream()
                        .map(path -> wire.send("GET " + path, "", "").status()))
                .allMatch(status -> status == 400 || status == 404 || status == 401);
    }

    @Test
    void namesTheMethodsOfAPath() {
        Wire.Answer answer = wire.send("DELETE /v2/users", "", "");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(List.of(answer.header("Allow").split(",\\s*"))).containsExactlyInAnyOrder("GET", "POST");
    }

    @Test
    void refusesTheCloudWithoutAToken() {
        Wire.Answer answer = wire.send("GET /integration/ws/management/rest/users", "", "");
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void refusesTheCloudWithAnApplicationsToken() {
        String token = wire.token("sandbox-operator");
        Wire.Answer answer =
                wire.send("GET /integration/ws/management/rest/users", "Authorization: Bearer " + token, "");
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void takesTheCloudTokenOfTheSandbox() {
        Wire.Answer answer =
                wire.send("GET /integration/ws/management/rest/users/1", "X-Cloud-Auth-Token: sandbox-cloud-token", "");
        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void refusesAWrongCloudToken() {
        Wire.Answer answer = wire.send("GET /integration/ws/management/rest/users", "X-Cloud-Auth-Token: sandbox", "");
        assertThat(answer.status()).isEqualTo(401);
    }
}
