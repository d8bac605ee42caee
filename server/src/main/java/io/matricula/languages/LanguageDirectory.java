package io.matricula.languages;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.matricula.database.DataReplaced;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The languages, held in memory: they hardly ever change, and every write of a person refers to them. */
@Component
public class LanguageDirectory {

    private static final Duration HELD = Duration.ofSeconds(10);

    private final LoadingCache<Long, Optional<Language>> languages;

    LanguageDirectory(LanguageRepository repository) {
        this.languages =
                Caffeine.newBuilder().expireAfterWrite(HELD).maximumSize(1_000).build(repository::find);
    }

    /**
     * Finds a language.
     *
     * @param id its id
     * @return the language as it was at most ten seconds ago, empty if there is none
     */
    public Optional<Language> find(long id) {
        return languages.get(id);
    }

    @EventListener(DataReplaced.class)
    void forget() {
        languages.invalidateAll();
    }
}
