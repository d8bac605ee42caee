package io.matricula.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.ServerTest;
import io.matricula.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
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
    private Applications applications;

    @Autowired
    private TestClock clock;

    @BeforeEach
    void rotate() {
        clock.stopAt(NOW);
        LocalDateTime end = LocalDateTime.ofInstant(NOW.plus(Duration.ofHours(1)), ZoneOffset.UTC);
        jdbc.sql("update application_secrets set valid_until = :end where application_id = 5")
                .param("end", end)
                .update();
        jdbc.sql("insert into application_secrets (application_id, secret_hash, created_at)"
                        + " values (5, sha2('new', 256), utc_timestamp())")
                .update();
        applications.forget();
    }

    private Wire.Answer token(String secret) {
        return new Wire(port)
                .send(
                        "POST /oauth/token",
                        "Content-Type: application/x-www-form-urlencoded",
                        "grant_type=client_credentials&client_id=sandbox-public&client_secret=" + secret);
    }

    @Test
    void takesTheNewSecretWithoutAnEnd() {
        assertThat(token("new").body()).endsWith("\"secret_valid_until\":null}");
    }

    @Test
    void takesTheOldSecretAndTellsItsEnd() {
        assertThat(token("sandbox").body()).endsWith("\"secret_valid_until\":1767229200}");
    }

    @Test
    void refusesTheOldSecretAfterItsEnd() {
        clock.advance(Duration.ofHours(1));
        assertThat(token("sandbox").status()).isEqualTo(401);
        assertThat(token("new").status()).isEqualTo(200);
    }
}
