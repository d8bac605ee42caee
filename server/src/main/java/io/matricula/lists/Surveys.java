package io.matricula.lists;

import io.matricula.database.DataReplaced;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has surveys made of all tables with more than {@link Totals#COUNTED} rows, on a thread of its own: at the start, every
 * {@link #PERIOD_MINUTES} minutes, and when much has changed. Costs nothing while tables are short.
 */
@Component
class Surveys implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Surveys.class);

    private static final int PERIOD_MINUTES = 9;

    /** However fast a table changes, it is surveyed at most for this part of the time: one of so many. */
    private static final int SHARE = 3;

    /** Sooner, a survey would leave as much changed as the one before. */
    private static final long LEAST_DELAY = Surveyor.MARGIN.toMillis();

    private final ListRows database;
    private final Surveyor surveyor;
    private final Changes changes;
    private final long mostBytes;
    private final List<Listing> listings = new CopyOnWriteArrayList<>();
    private final Map<String, Survey> surveys = new ConcurrentHashMap<>();
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final Set<String> leftOut = ConcurrentHashMap.newKeySet();
    private final AtomicInteger replacements = new AtomicInteger();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread surveying = new Thread(work, "lists");
        surveying.setDaemon(true);
        return surveying;
    });
    private final Map<String, Duration> lastTook = new ConcurrentHashMap<>();

    Surveys(ListRows database, Surveyor surveyor, Changes changes, ListProperties properties) {
        this.database = database;
        this.surveyor = surveyor;
        this.changes = changes;
        this.mostBytes = properties.bytes();
    }

    void add(Listing listing) {
        listings.add(listing);
    }

    /** The last survey of a table, empty if there is none. */
    Optional<Survey> of(Listing listing) {
        return Optional.ofNullable(surveys.get(listing.table()));
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        thread.scheduleWithFixedDelay(() -> guarded(this::survey), 0, PERIOD_MINUTES, TimeUnit.MINUTES);
    }

    /** Has a table surveyed that turns out to be long; soon, unless there was no room for it the last time. */
    void expect(Listing listing) {
        if (of(listing).isEmpty() && !leftOut.contains(listing.table())) {
            want(listing);
        }
    }

    /** Whether a survey of a table is to begin, or under way. */
    boolean isExpected(Listing listing) {
        return wanted.contains(listing.table());
    }

    /** Has a table surveyed anew, within minutes. */
    void want(Listing listing) {
        if (wanted.add(listing.table())) {
            thread.schedule(
                    () -> guarded(() -> {
                        try {
                            survey(listing);
                        } finally {
                            wanted.remove(listing.table());
                        }
                    }),
                    delay(listing),
                    TimeUnit.MILLISECONDS);
        }
    }

    private long delay(Listing listing) {
        Duration took = lastTook.getOrDefault(listing.table(), Duration.ZERO);
        return of(listing).isEmpty()
                ? 0
                : Math.max(LEAST_DELAY, took.multipliedBy(SHARE - 1L).toMillis());
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            if (!thread.isShutdown()) {
                LOG.warn("Long lists are slow, or will be as they change: {}", failed.getMessage());
            }
        }
    }

    /** The shortest first: they are ready soonest, and none is left out for another that is too long itself. */
    void survey() {
        record Table(Listing listing, long rows) {}
        listings.stream()
                .map(listing -> new Table(listing, database.count(ListQuery.all(listing))))
                .sorted(Comparator.comparingLong(Table::rows))
                .forEach(table -> survey(table.listing()));
    }

    private void survey(Listing listing) {
        if (database.count(ListQuery.all(listing), Totals.COUNTED + 1L) <= Totals.COUNTED) {
            surveys.remove(listing.table());
            return;
        }
        if (thread.isShutdown() || of(listing).filter(changes::areNone).isPresent()) {
            return;
        }
        int replaced = replacements.get();
        long begin = System.nanoTime();
        Optional<Survey> survey = surveyor.survey(listing, bytes -> mayHold(listing, bytes));
        lastTook.put(listing.table(), Duration.ofNanos(System.nanoTime() - begin));
        if (replaced == replacements.get() && !thread.isShutdown()) {
            survey.ifPresentOrElse(this::hold, () -> giveUp(listing));
        }
    }

    private void hold(Survey survey) {
        leftOut.remove(survey.listing().table());
        surveys.put(survey.listing().table(), survey);
    }

    /** Beside the survey that is to be replaced, if there is room for both. */
    private boolean mayHold(Listing listing, long bytes) {
        if (held() + bytes > mostBytes) {
            surveys.remove(listing.table());
        }
        return held() + bytes <= mostBytes && !thread.isShutdown();
    }

    private long held() {
        return surveys.values().stream().mapToLong(Survey::bytes).sum();
    }

    private void giveUp(Listing listing) {
        leftOut.add(listing.table());
        LOG.warn(
                "The long lists of {} are slow: there is no room for its survey in {} MB (matricula.lists.memory), or its"
                        + " ids are too far apart",
                listing.table(),
                mostBytes >> 20);
    }

    @EventListener(DataReplaced.class)
    void forget() {
        replacements.incrementAndGet();
        surveys.clear();
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
