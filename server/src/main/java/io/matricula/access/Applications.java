package io.matricula.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.matricula.database.DataReplaced;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/**
 * The applications, as clients of Spring's authorization server. What was read is good for half a minute, so that a
 * script that asks for a token with every call costs no query each time; a rotated secret therefore works on every server
 * half a minute later at most.
 */
@Component
class Applications implements RegisteredClientRepository {

    private static final String SELECT = """
            select applications.id, applications.uid, applications.name, applications.roles, applications.redirect_uris,
                   application_secrets.secret_hash, application_secrets.valid_until
              from applications
              left join application_secrets on application_secrets.application_id = applications.id
             where applications.uid = :uid
             order by application_secrets.id
            """;

    private static final String SELECT_UID = "select uid from applications where id = :id";

    /** What a token is for if nothing was asked. */
    static final String DEFAULT_SCOPE = "public";

    /** The scopes that existing clients ask for. None of them limits anything here: roles do. */
    static final List<String> SCOPES = List.of(DEFAULT_SCOPE, "projects", "profile", "elearning", "tig", "forum");

    static final Duration TOKEN_LIFETIME = Duration.ofSeconds(7200);

    private static final Duration REFRESH_TOKEN_LIFETIME = Duration.ofDays(30);
    private static final String ROLES = "matricula.roles";
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Cache<String, RegisteredClient> known =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(1000).build();

    Applications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The roles of an application.
     *
     * @param application one that was found here
     * @return their names; empty if it has none
     */
    static Set<String> roles(RegisteredClient application) {
        return application.getClientSettings().getSetting(ROLES);
    }

    @Override
    public RegisteredClient findByClientId(String uid) {
        return known.get(uid, this::load);
    }

    @Override
    public RegisteredClient findById(String id) {
        return jdbc.sql(SELECT_UID)
                .param("id", id)
                .query(String.class)
                .optional()
                .map(this::findByClientId)
                .orElse(null);
    }

    @Override
    public void save(RegisteredClient application) {
        throw new UnsupportedOperationException("Applications are made by a command");
    }

    /** Reads every application anew from now on. */
    @EventListener(DataReplaced.class)
    void forget() {
        known.invalidateAll();
    }

    private RegisteredClient load(String uid) {
        List<Row> rows =
                jdbc.sql(SELECT).param("uid", uid).query(Applications::row).list();
        return rows.isEmpty() ? null : client(rows);
    }

    private record Row(long id, String uid, String name, String roles, String redirectUris, String secret) {}

    private static Row row(ResultSet row, int number) throws SQLException {
        String hash = row.getString("secret_hash");
        LocalDateTime until = row.getObject("valid_until", LocalDateTime.class);
        return new Row(
                row.getLong("id"),
                row.getString("uid"),
                row.getString("name"),
                row.getString("roles"),
                row.getString("redirect_uris"),
                hash == null
                        ? ""
                        : ApplicationSecrets.stored(hash, until == null ? null : until.toInstant(ZoneOffset.UTC)));
    }

    private static RegisteredClient client(List<Row> rows) {
        Row first = rows.get(0);
        Set<String> redirectUris = split(first.redirectUris(), "\\s");
        return RegisteredClient.withId(String.valueOf(first.id()))
                .clientId(first.uid())
                .clientName(first.name())
                .clientSecret(rows.stream().map(Row::secret).collect(Collectors.joining(" ")))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantTypes(grants -> {
                    grants.add(AuthorizationGrantType.CLIENT_CREDENTIALS);
                    if (!redirectUris.isEmpty()) {
                        grants.add(AuthorizationGrantType.AUTHORIZATION_CODE);
                        grants.add(AuthorizationGrantType.REFRESH_TOKEN);
                    }
                })
                .redirectUris(uris -> uris.addAll(redirectUris))
                .scopes(scopes -> scopes.addAll(SCOPES))
                .clientSettings(ClientSettings.builder()
                        .setting(ROLES, split(first.roles(), ","))
                        .requireProofKey(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN_LIFETIME)
                        .refreshTokenTimeToLive(REFRESH_TOKEN_LIFETIME)
                        .build())
                .build();
    }

    private static Set<String> split(String joined, String separator) {
        return Arrays.stream(joined.split(separator))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
