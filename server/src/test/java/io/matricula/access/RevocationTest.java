package io.matricula.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class RevocationTest {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AccessTokens tokens;

    private Wire wire;
    private String token;

    @BeforeEach
    void getAToken() {
        wire = new Wire(port);
        token = wire.token("sandbox-operator");
    }

    private Wire.Answer revoke(String token, String client) {
        return wire.send("POST /oauth/revoke", FORM, "token=" + token + "&client_secret=sandbox&client_id=" + client);
    }

    private Wire.Answer use() {
        return wire.send("GET /oauth/token/info", "Authorization: Bearer " + token, "");
    }

    @Test
    void endsAToken() {
        Wire.Answer answer = revoke(token, "sandbox-operator");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
        Revocations.othersReadAnew(context);
        assertThat(use().body()).isEqualTo("{\"status\":401,\"error\":\"The access token is invalid\"}");
    }

    @Test
    void endsATokenOnTheOtherServersOnceTheyReadAnew() {
        jdbc.sql("insert into revoked_tokens (jti, expires_at) values (:jti, utc_timestamp() + interval 2 hour)")
                .param("jti", tokens.decoder().decode(token).getId())
                .update();
        assertThat(use().status()).isEqualTo(200);
        Revocations.allReadAnew(context);
        assertThat(use().status()).isEqualTo(401);
    }

    @Test
    void leavesATokenOfAnotherApplicationAlone() {
        Wire.Answer answer = revoke(token, "sandbox-public");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("\"invalid_client\"");
        assertThat(use().status()).isEqualTo(200);
    }

    @Test
    void ignoresABodyOfAnotherType() {
        String query = "?client_secret=sandbox&client_id=sandbox-operator&token=" + token;
        assertThat(wire.send("POST /oauth/revoke" + query, "Content-Type: text/plain", "token=other")
                        .status())
                .isEqualTo(200);
        Revocations.othersReadAnew(context);
        assertThat(use().status()).isEqualTo(401);
    }

    @Test
    void takesGarbageForRevoked() {
        assertThat(revoke("garbage", "sandbox-public").status()).isEqualTo(200);
    }

    @Test
    void refusesARequestThatNamesNoToken() {
        Wire.Answer answer = wire.send("POST /oauth/revoke", FORM, "client_secret=sandbox&client_id=sandbox-public");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"invalid_request\"");
    }

    @Test
    void refusesAClientWithoutASecret() {
        assertThat(wire.send("POST /oauth/revoke", FORM, "token=" + token).status())
                .isEqualTo(401);
        assertThat(use().status()).isEqualTo(200);
    }

    @Test
    void forgetsWhatHasEndedAnyway() {
        jdbc.sql("insert into revoked_tokens (jti, expires_at) values ('old', utc_timestamp() - interval 1 hour)")
                .update();
        Revocations.allReadAnew(context);
        assertThat(jdbc.sql("select count(*) from revoked_tokens where jti = 'old'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
