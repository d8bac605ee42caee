package io.matricula.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The keys that sign access tokens. They live in the database, so that every server takes every server's tokens and a
 * restart ends none. The same servers sign and check, hence HMAC (RFC 7518, 3.2): there is nobody to give a public key
 * to, and signing costs microseconds.
 */
@Component
@DependsOnDatabaseInitialization
class SigningKeys {

    private static final String INSERT_FIRST = """
            insert into signing_keys (id, secret, created_at) values (1, :secret, :now)
            on duplicate key update id = id
            """;

    private static final String SELECT = "select id, secret, created_at from signing_keys order by id";

    private static final int KEY_BYTES = 32;

    /** A new key signs once every server must have read it. */
    private static final Duration SPREAD = Duration.ofMinutes(2);

    private record Key(long id, byte[] secret, LocalDateTime createdAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile List<Key> keys;
    private volatile JWKSet published;

    SigningKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        jdbc.sql(INSERT_FIRST)
                .param("secret", secret)
                .param("now", LocalDateTime.now(clock))
                .update();
        refresh();
    }

    /** Reads the keys anew. */
    final void refresh() {
        keys = jdbc.sql(SELECT)
                .query((row, number) -> new Key(
                        row.getLong("id"), row.getBytes("secret"), row.getObject("created_at", LocalDateTime.class)))
                .list();
        published = new JWKSet(keys.stream().map(SigningKeys::jwk).toList());
    }

    private static JWK jwk(Key key) {
        return new OctetSequenceKey.Builder(key.secret())
                .keyID(String.valueOf(key.id()))
                .algorithm(JWSAlgorithm.HS256)
                .build();
    }

    JWKSet all() {
        return published;
    }

    /**
     * The key to sign with.
     *
     * @return its id
     */
    String current() {
        LocalDateTime known = LocalDateTime.now(clock).minus(SPREAD);
        List<Key> all = keys;
        return all.stream()
                .filter(key -> key.createdAt().isBefore(known))
                .reduce((older, newer) -> newer)
                .or(() -> all.stream().findFirst())
                .map(key -> String.valueOf(key.id()))
                .orElseThrow();
    }
}
