package io.matricula.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.ServerTest;
import io.matricula.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An application whose secret is being rotated: the old one ends an hour from now. */
@ServerTest
class SecretsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private final String uid = "rotating-" + UUID.randomUUID();

    @BeforeEach
    void rotate() {
        clock.stopAt(NOW);
        jdbc.sql("insert into applications (uid, name, redirect_uris, created_at, updated_at)"
                        + " values (:uid, 'Rotating', '', utc_timestamp(), utc_timestamp())")
                .param("uid", uid)
                .update();
        addSecret("old", LocalDateTime.ofInstant(NOW.plus(Duration.ofHours(1)), ZoneOffset.UTC));
        addSecret("new", null);
    }

    private void addSecret(String secret, LocalDateTime end) {
        jdbc.sql("insert into application_secrets (application_id, secret_hash, valid_until, created_at)"
                        + " select id, sha2(:secret, 256), :end, utc_timestamp() from applications where uid = :uid")
                .param("secret", secret)
                .param("end", end)
                .param("uid", uid)
                .update();
    }

    private Wire.Answer token(String secret) {
        return new Wire(port)
                .send(
                        "POST /oauth/token",
                        "Content-Type: application/x-www-form-urlencoded",
                        "grant_type=client_credentials&client_id=" + uid + "&client_secret=" + secret);
    }

    @Test
    void takesTheNewSecretWithoutAnEnd() {
        assertThat(token("new").body()).endsWith("\"secret_valid_until\":null}");
    }

    @Test
    void takesTheOldSecretAndTellsItsEnd() {
        assertThat(token("old").body()).endsWith("\"secret_valid_until\":1767229200}");
    }

    @Test
    void refusesTheOldSecretAfterItsEnd() {
        clock.advance(Duration.ofHours(1));
        assertThat(token("old").status()).isEqualTo(401);
        assertThat(token("new").status()).isEqualTo(200);
    }
}
