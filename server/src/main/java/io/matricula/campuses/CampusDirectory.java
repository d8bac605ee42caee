package io.matricula.campuses;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.matricula.database.DataReplaced;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The campuses, held in memory: they hardly ever change, and every write of a person refers to one. */
@Component
public class CampusDirectory {

    private static final Duration HELD = Duration.ofSeconds(10);

    /** Counting the people of a campus reads a row for each of them: while the counts are asked for, in the background. */
    private static final Duration COUNT_FRESH = Duration.ofMinutes(1);

    private static final Duration COUNT_HELD = Duration.ofMinutes(10);

    private final LoadingCache<String, Optional<Campus>> campuses;
    private final LoadingCache<Long, Integer> counts;

    CampusDirectory(CampusRepository repository) {
        this.campuses =
                Caffeine.newBuilder().expireAfterWrite(HELD).maximumSize(1_000).build(repository::find);
        this.counts = Caffeine.newBuilder()
                .refreshAfterWrite(COUNT_FRESH)
                .expireAfterWrite(COUNT_HELD)
                .maximumSize(1_000)
                .build(CacheLoader.<Long, Integer>bulk(repository::countUsers));
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
     * @return how many there were a minute ago, ten minutes if nobody asked since
     */
    public int countUsers(long id) {
        return counts.get(id);
    }

    /**
     * Counts the people of several campuses at once.
     *
     * @param ids the campuses
     * @return how many each has, as {@link #countUsers(long)} tells
     */
    Map<Long, Integer> countUsers(Collection<Long> ids) {
        return counts.getAll(ids);
    }

    /** Forgets what is held, after a campus was changed. */
    @EventListener(DataReplaced.class)
    public void forget() {
        campuses.invalidateAll();
        counts.invalidateAll();
    }
}
