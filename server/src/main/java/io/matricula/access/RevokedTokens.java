package io.matricula.access;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tokens that were taken back before their time. Each server keeps them in memory and reads anew twice a minute, so a
 * token that was revoked on one server is refused on all of them within a minute, and checking one costs no query.
 */
@Component
@DependsOnDatabaseInitialization
class RevokedTokens {

    private static final String INSERT = """
            insert into revoked_tokens (jti, expires_at) values (:jti, :expires_at)
            on duplicate key update jti = jti
            """;

    private static final String SELECT = "select jti from revoked_tokens where expires_at > :now";

    private static final String DELETE_EXPIRED = "delete from revoked_tokens where expires_at <= :now";

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Set<String> revoked = Set.of();

    RevokedTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        refresh();
    }

    /**
     * Whether a token was taken back.
     *
     * @param tokenId the token's id
     * @return true if it was, and this server knows
     */
    boolean contains(String tokenId) {
        return revoked.contains(tokenId);
    }

    /**
     * Takes a token back: at once here, within a minute on the other servers.
     *
     * @param tokenId the token's id
     * @param expiresAt when it would have ended
     */
    void revoke(String tokenId, Instant expiresAt) {
        jdbc.sql(INSERT)
                .param("jti", tokenId)
                .param("expires_at", LocalDateTime.ofInstant(expiresAt, ZoneOffset.UTC))
                .update();
        refresh();
    }

    /** Reads what was taken back on other servers, and drops what has ended anyway. */
    final void refresh() {
        LocalDateTime now = LocalDateTime.now(clock);
        jdbc.sql(DELETE_EXPIRED).param("now", now).update();
        revoked = Set.copyOf(
                jdbc.sql(SELECT).param("now", now).query(String.class).list());
    }
}
