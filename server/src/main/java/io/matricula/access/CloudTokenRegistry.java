package io.matricula.access;

import io.matricula.database.Times;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Makes and revokes the tokens of learningCloud's web services. A token leaves this class once, when it is made; what is
 * stored is its hash. Servers that run learn of a change within half a minute.
 */
@Repository
public class CloudTokenRegistry {

    private static final String INSERT = """
            insert into cloud_tokens (name, token_hash, created_at) values (:name, :hash, :now)
            """;

    private static final String DELETE = "delete from cloud_tokens where name = :name";

    private static final String LIST = "select name, created_at from cloud_tokens order by id";

    private final JdbcClient jdbc;
    private final Clock clock;

    CloudTokenRegistry(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A token as it is registered.
     *
     * @param name tells it from the others
     * @param createdAt UTC
     */
    public record Registered(String name, OffsetDateTime createdAt) {}

    /**
     * Makes a token.
     *
     * @param name tells it from the others, 1 to 255 characters
     * @return the token, which nobody can be told again
     * @throws IllegalArgumentException if the name is not acceptable, or taken
     */
    public String create(String name) {
        if (name.isBlank() || name.length() > 255) {
            throw new IllegalArgumentException("A name has 1 to 255 characters");
        }
        String token = RandomSecret.of("c-");
        try {
            jdbc.sql(INSERT)
                    .param("name", name)
                    .param("hash", SecretHash.of(token))
                    .param("now", Times.column(OffsetDateTime.now(clock)))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new IllegalArgumentException("There is a token " + name + " already", taken);
        }
        return token;
    }

    /**
     * Revokes a token.
     *
     * @param name which one
     * @throws IllegalArgumentException if there is none of that name
     */
    public void revoke(String name) {
        if (jdbc.sql(DELETE).param("name", name).update() == 0) {
            throw new IllegalArgumentException("There is no token " + name);
        }
    }

    /** Every token, the oldest first. */
    public List<Registered> list() {
        return jdbc.sql(LIST)
                .query((row, number) -> new Registered(row.getString("name"), Times.read(row, "created_at")))
                .list();
    }
}
