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

    private static final String SELECT = "select name from cloud_tokens where token_hash = :hash";

    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Cache<String, String> names =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(1000).build();

    CloudTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whose token this is.
     *
     * @param token what the caller sent
     * @return the token's name; empty if there is no such token
     */
    Optional<String> name(String token) {
        return Optional.ofNullable(names.get(SecretHash.of(token), this::load));
    }

    /** Reads every token anew from now on. */
    @EventListener(DataReplaced.class)
    void forget() {
        names.invalidateAll();
    }

    private String load(String hash) {
        return jdbc.sql(SELECT)
                .param("hash", hash)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
