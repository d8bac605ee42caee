package io.matricula.cursus;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.matricula.database.DataReplaced;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The cursus, held in memory: they hardly ever change, and every enrolment refers to them. */
@Component
public class CursusDirectory {

    /** Who is created without a cursus joins this one ("Create a user" page). */
    public static final String DEFAULT_SLUG = "piscine-c";

    private static final Duration HELD = Duration.ofSeconds(10);

    private final LoadingCache<String, Optional<Cursus>> cursus;

    CursusDirectory(CursusRepository repository) {
        this.cursus =
                Caffeine.newBuilder().expireAfterWrite(HELD).maximumSize(1_000).build(repository::find);
    }

    /**
     * Finds a cursus.
     *
     * @param idOrSlug its id, or its slug
     * @return the cursus as it was at most ten seconds ago, empty if there is none
     */
    public Optional<Cursus> find(String idOrSlug) {
        return cursus.get(idOrSlug);
    }

    /**
     * Finds a cursus.
     *
     * @param id its id
     * @return the cursus as it was at most ten seconds ago, empty if there is none
     */
    public Optional<Cursus> find(long id) {
        return cursus.get(Long.toString(id)).filter(found -> found.id() == id);
    }

    @EventListener(DataReplaced.class)
    void forget() {
        cursus.invalidateAll();
    }
}
