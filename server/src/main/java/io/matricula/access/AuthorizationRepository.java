package io.matricula.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what people let applications do. Only those of people who are active are found. */
@Repository
class AuthorizationRepository {

    private static final String INSERT = """
            insert into authorizations (id, application_id, user_id, scopes, redirect_uri, code_challenge, code_hash,
              expires_at, created_at)
            values (:id, :application_id, :user_id, :scopes, :redirect_uri, :code_challenge, :code_hash, :expires_at,
              :now)
            """;

    private static final String SELECT = """
            select authorizations.id, application_id, user_id, scopes, redirect_uri, code_challenge, refresh_hash,
                   access_id, access_expires_at
              from authorizations join users on users.id = authorizations.user_id
             where users.active and expires_at > :now
            """;

    private static final String FIND_BY_CODE = SELECT + " and code_hash = :hash";

    private static final String FIND_BY_REFRESH_TOKEN = SELECT + " and refresh_hash = :hash";

    private static final String EXCHANGE = """
            update authorizations
               set refresh_hash = :refresh_hash, expires_at = :expires_at, access_id = :access_id,
                   access_expires_at = :access_expires_at
             where id = :id and refresh_hash is null
            """;

    private static final String RENEW = """
            update authorizations set access_id = :access_id, access_expires_at = :access_expires_at where id = :id
            """;

    private static final String DELETE = "delete from authorizations where id = :id";

    private static final String DELETE_EXPIRED = "delete from authorizations where expires_at <= :now";

    private static final String IS_ACTIVE = "select active from users where id = :id";

    private final JdbcClient jdbc;
    private final Clock clock;

    AuthorizationRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What a person lets an application do.
     *
     * @param scopes separated by spaces, at least one
     * @param redirectUri as the application asked for it
     * @param codeChallenge made by S256 (RFC 7636); null without one
     * @param exchanged whether the code was exchanged for tokens
     * @param access the latest access token; null before the first
     */
    record Row(
            String id,
            long applicationId,
            long userId,
            String scopes,
            String redirectUri,
            String codeChallenge,
            boolean exchanged,
            Access access) {}

    /** As much of an access token as is needed to revoke it. */
    record Access(String id, Instant expiresAt) {}

    void insert(Row row, String code, Instant expiresAt) {
        jdbc.sql(INSERT)
                .param("id", row.id())
                .param("application_id", row.applicationId())
                .param("user_id", row.userId())
                .param("scopes", row.scopes())
                .param("redirect_uri", row.redirectUri())
                .param("code_challenge", row.codeChallenge())
                .param("code_hash", SecretHash.of(code))
                .param("expires_at", utc(expiresAt))
                .param("now", now())
                .update();
    }

    Optional<Row> findByCode(String code) {
        return find(FIND_BY_CODE, code);
    }

    Optional<Row> findByRefreshToken(String refreshToken) {
        return find(FIND_BY_REFRESH_TOKEN, refreshToken);
    }

    private Optional<Row> find(String sql, String secret) {
        return jdbc.sql(sql)
                .param("now", now())
                .param("hash", SecretHash.of(secret))
                .query(AuthorizationRepository::row)
                .optional();
    }

    /**
     * Notes that the code was exchanged.
     *
     * @return false if somebody was faster, on this server or another one
     */
    boolean exchange(String id, String refreshToken, Instant expiresAt, Access access) {
        return jdbc.sql(EXCHANGE)
                        .param("id", id)
                        .param("refresh_hash", SecretHash.of(refreshToken))
                        .param("expires_at", utc(expiresAt))
                        .param("access_id", access.id())
                        .param("access_expires_at", utc(access.expiresAt()))
                        .update()
                > 0;
    }

    void renew(String id, Access access) {
        jdbc.sql(RENEW)
                .param("id", id)
                .param("access_id", access.id())
                .param("access_expires_at", utc(access.expiresAt()))
                .update();
    }

    void delete(String id) {
        jdbc.sql(DELETE).param("id", id).update();
    }

    void deleteExpired() {
        jdbc.sql(DELETE_EXPIRED).param("now", now()).update();
    }

    /** Whether there is such a person, and the person may sign in. */
    boolean isActive(long userId) {
        return jdbc.sql(IS_ACTIVE)
                .param("id", userId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String accessId = row.getString("access_id");
        return new Row(
                row.getString("id"),
                row.getLong("application_id"),
                row.getLong("user_id"),
                row.getString("scopes"),
                row.getString("redirect_uri"),
                row.getString("code_challenge"),
                row.getString("refresh_hash") != null,
                accessId == null
                        ? null
                        : new Access(
                                accessId,
                                row.getObject("access_expires_at", LocalDateTime.class)
                                        .toInstant(ZoneOffset.UTC)));
    }

    private LocalDateTime now() {
        return LocalDateTime.now(clock);
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
