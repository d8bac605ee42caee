package io.matricula.lists;

import io.matricula.database.DataReplaced;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps what is known of long lists up to date, on a thread of its own: at the start, every {@link #PERIOD_MINUTES}
 * minutes, and when somebody leaps into a list of which nothing is known. Costs nothing while tables are short.
 */
@Component
class Surveys implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Surveys.class);

    private static final int PERIOD_MINUTES = 9;

    private final ListRows database;
    private final Tallies tallies;
    private final Places places;
    private final List<Listing> listings = new CopyOnWriteArrayList<>();
    private final Set<ListQuery> wanted = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread surveyor = new Thread(work, "lists");
        surveyor.setDaemon(true);
        return surveyor;
    });

    Surveys(ListRows database, Tallies tallies, Places places) {
        this.database = database;
        this.tallies = tallies;
        this.places = places;
    }

    void add(Listing listing) {
        listings.add(listing);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        thread.scheduleWithFixedDelay(() -> guarded(this::survey), 0, PERIOD_MINUTES, TimeUnit.MINUTES);
    }

    /** Learns the places of a list soon. */
    void want(ListQuery query) {
        if (wanted.add(query)) {
            thread.execute(() -> guarded(() -> {
                try {
                    places.learn(query);
                } finally {
                    wanted.remove(query);
                }
            }));
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            if (!thread.isShutdown()) {
                LOG.warn("What is known of long lists is as of a while ago: {}", failed.getMessage());
            }
        }
    }

    /** Learns all there is to learn: totals first, then the places in each order that can be asked for. */
    void survey() {
        List<Listing> longOnes = listings.stream().filter(this::isLong).toList();
        longOnes.forEach(tallies::learn);
        Set<ListQuery> orders = new LinkedHashSet<>();
        longOnes.forEach(listing -> orders.addAll(orders(listing)));
        for (ListQuery order : orders) {
            if (thread.isShutdown()) {
                return;
            }
            places.learn(order);
        }
    }

    private boolean isLong(Listing listing) {
        ListQuery all = new ListQuery(listing.table(), List.of(), Map.of(), List.of());
        return database.count(all, Totals.COUNTED + 1L) > Totals.COUNTED;
    }

    private static Set<ListQuery> orders(Listing listing) {
        List<List<String>> sorts = new ArrayList<>();
        sorts.add(List.of());
        listing.fields().stream()
                .filter(field -> field.isSortable() && field.isKept())
                .forEach(field -> sorts.add(List.of(field.name())));
        Set<ListQuery> orders = new LinkedHashSet<>();
        for (List<String> sort : sorts) {
            ListRequest request = new ListRequest("/", 1, 1, sort, Map.of(), Map.of(), List.of());
            orders.add(Places.ascending(ListQueries.of(listing, request, new Conditions())));
        }
        return orders;
    }

    @EventListener(DataReplaced.class)
    void forget() {
        tallies.forget();
        places.forget();
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
