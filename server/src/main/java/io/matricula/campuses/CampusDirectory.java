package io.matricula.campuses;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.matricula.database.DataReplaced;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The campuses, held in memory: they hardly ever change, and every write of a person refers to one. */
@Component
public class CampusDirectory {

    private static final Duration HELD = Duration.ofSeconds(10);

    /** Counting the people of a campus reads a row for each of them. */
    private static final Duration COUNT_HELD = Duration.ofMinutes(1);

    private final LoadingCache<String, Optional<Campus>> campuses;
    private final LoadingCache<Long, Integer> counts;

    CampusDirectory(CampusRepository repository) {
        this.campuses =
                Caffeine.newBuilder().expireAfterWrite(HELD).maximumSize(1_000).build(repository::find);
        this.counts = Caffeine.newBuilder()
                .expireAfterWrite(COUNT_HELD)
                .maximumSize(1_000)
                .build(repository::countUsers);
    }

    /**
     * Finds a campus.
     *
     * @param idOrSlug its id, or its slug
     * @return the campus as it was at most ten seconds ago, empty if there is none
     */
    public Optional<Campus> find(String idOrSlug) {
        return campuses.get(idOrSlug);
    }

    /**
     * Finds a campus.
     *
     * @param id its id
     * @return the campus as it was at most ten seconds ago, empty if there is none
     */
    public Optional<Campus> find(long id) {
        return campuses.get(Long.toString(id)).filter(found -> found.id() == id);
    }

    /**
     * Counts the people of a campus.
     *
     * @param id the campus
     * @return how many there were at most a minute ago
     */
    public int countUsers(long id) {
        return counts.get(id);
    }

    /** Forgets what is held, after a campus was changed. */
    @EventListener(DataReplaced.class)
    public void forget() {
        campuses.invalidateAll();
        counts.invalidateAll();
    }
}
