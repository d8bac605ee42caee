package io.matricula.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.matricula.database.DataReplaced;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tokens of learningCloud's web services ({@code X-Cloud-Auth-Token}), several of them, each with a name. One that was
 * found is good for half a minute without asking the database again.
 */
@Component
class CloudTokens {

    private static final String SELECT = "select id, name from cloud_tokens where token_hash = :hash";

    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Cache<String, Named> tokens =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(1000).build();

    CloudTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A token that is good.
     *
     * @param id its id
     * @param name its name
     */
    record Named(long id, String name) {}

    /**
     * Whose token this is.
     *
     * @param token what the caller sent
     * @return empty if there is no such token
     */
    Optional<Named> find(String token) {
        return Optional.ofNullable(tokens.get(SecretHash.of(token), this::load));
    }

    /** Reads every token anew from now on. */
    @EventListener(DataReplaced.class)
    void forget() {
        tokens.invalidateAll();
    }

    private Named load(String hash) {
        return jdbc.sql(SELECT)
                .param("hash", hash)
                .query((row, number) -> new Named(row.getLong("id"), row.getString("name")))
                .optional()
                .orElse(null);
    }
}
