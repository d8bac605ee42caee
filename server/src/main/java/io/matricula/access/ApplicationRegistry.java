package io.matricula.access;

import io.matricula.database.Inserts;
import io.matricula.database.Times;
import io.matricula.database.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Makes applications and their secrets. A secret leaves this class once, when it is made; what is stored is its hash.
 * Servers that run learn of a change within half a minute.
 */
@Repository
public class ApplicationRegistry {

    private static final String INSERT = """
            insert into applications (uid, name, roles, redirect_uris, created_at, updated_at)
            values (:uid, :name, :roles, :redirect_uris, :now, :now)
            """;

    private static final String INSERT_SECRET = """
            insert into application_secrets (application_id, secret_hash, created_at) values (:id, :hash, :now)
            """;

    private static final String LOCK = """
            select id, uid from applications where uid = :uid or name = :uid order by id for update
            """;

    private static final String DELETE_ENDING = """
            delete from application_secrets where application_id = :id and valid_until is not null
            """;

    private static final String END = """
            update application_secrets set valid_until = :end where application_id = :id
            """;

    private static final String LIST = """
            select applications.id, uid, name, roles, redirect_uris, applications.created_at,
                   application_secrets.created_at as secret_created_at, valid_until
              from applications left join application_secrets on application_id = applications.id
             order by applications.id, application_secrets.id
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    ApplicationRegistry(JdbcClient jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What an application identifies itself with.
     *
     * @param uid the client id
     * @param secret the client secret, which nobody can be told again
     */
    public record Credentials(String uid, String secret) {}

    /**
     * An application as it is registered.
     *
     * @param uid the client id
     * @param name for people
     * @param roles comma-separated; empty without one
     * @param redirectUris separated by spaces; empty without one
     * @param createdAt UTC
     * @param secrets the oldest first
     */
    public record Registered(
            String uid,
            String name,
            String roles,
            String redirectUris,
            OffsetDateTime createdAt,
            List<Secret> secrets) {}

    /**
     * A secret of an application.
     *
     * @param createdAt UTC
     * @param validUntil UTC; null without an end
     */
    public record Secret(OffsetDateTime createdAt, OffsetDateTime validUntil) {}

    /**
     * Makes an application.
     *
     * @param name for people, 1 to 255 characters
     * @param roles of those in the contract
     * @param redirectUris where browsers may be sent with a code; without one the application acts for nobody
     * @return its credentials
     * @throws IllegalArgumentException if one of them is not acceptable; the message says which
     */
    public Credentials create(String name, Set<String> roles, List<String> redirectUris) {
        check(name, roles, redirectUris);
        Credentials credentials = new Credentials(RandomSecret.of("u-"), RandomSecret.of("s-"));
        return transactions.inOne(() -> {
            long id = Inserts.id(jdbc.sql(INSERT)
                    .param("uid", credentials.uid())
                    .param("name", name)
                    .param("roles", String.join(",", roles))
                    .param("redirect_uris", String.join(" ", redirectUris))
                    .param("now", now()));
            addSecret(id, credentials.secret());
            return credentials;
        });
    }

    private static void check(String name, Set<String> roles, List<String> redirectUris) {
        if (name.isBlank() || name.length() > 255) {
            throw new IllegalArgumentException("A name has 1 to 255 characters");
        }
        Set<String> known = ContractReader.read().roles();
        for (String role : roles) {
            if (!known.contains(role)) {
                throw new IllegalArgumentException(
                        "There is no role " + role + "; there are " + String.join(", ", known));
            }
        }
        for (String uri : redirectUris) {
            if (!RedirectUris.isAcceptable(uri) || uri.contains("*")) {
                throw new IllegalArgumentException(
                        uri + " is no redirect URI: it must be absolute, without a fragment and without wildcards");
            }
        }
    }

    /**
     * Gives an application a new secret, beside the latest one for a while; an older one ends.
     *
     * @param uid the client id, or the name if no other application has it
     * @param overlap how long the latest secret still works; zero for not at all
     * @return the new credentials
     * @throws IllegalArgumentException if there is no such application, or more than one
     */
    public Credentials rotate(String uid, Duration overlap) {
        return transactions.inOne(() -> {
            List<Map.Entry<Long, String>> found = jdbc.sql(LOCK)
                    .param("uid", uid)
                    .query((row, number) -> Map.entry(row.getLong("id"), row.getString("uid")))
                    .list();
            if (found.size() != 1) {
                throw new IllegalArgumentException(
                        found.isEmpty() ? "There is no application " + uid : "More than one is called " + uid);
            }
            long id = found.get(0).getKey();
            Credentials credentials = new Credentials(found.get(0).getValue(), RandomSecret.of("s-"));
            jdbc.sql(DELETE_ENDING).param("id", id).update();
            jdbc.sql(END)
                    .param("id", id)
                    .param("end", Times.column(OffsetDateTime.now(clock).plus(overlap)))
                    .update();
            addSecret(id, credentials.secret());
            return credentials;
        });
    }

    private void addSecret(long id, String secret) {
        jdbc.sql(INSERT_SECRET)
                .param("id", id)
                .param("hash", SecretHash.of(secret))
                .param("now", now())
                .update();
    }

    private Object now() {
        return Times.column(OffsetDateTime.now(clock));
    }

    /** Every application, the oldest first. */
    public List<Registered> list() {
        Map<Long, Registered> found = new LinkedHashMap<>();
        jdbc.sql(LIST).query(row -> {
            Registered application = found.computeIfAbsent(row.getLong("id"), id -> registered(row));
            if (row.getTimestamp("secret_created_at") != null) {
                application
                        .secrets()
                        .add(new Secret(Times.read(row, "secret_created_at"), Times.read(row, "valid_until")));
            }
        });
        return List.copyOf(found.values());
    }

    private static Registered registered(ResultSet row) {
        try {
            return new Registered(
                    row.getString("uid"),
                    row.getString("name"),
                    row.getString("roles"),
                    row.getString("redirect_uris"),
                    Times.read(row, "created_at"),
                    new ArrayList<>());
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
