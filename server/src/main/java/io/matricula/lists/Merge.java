package io.matricula.lists;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds a page of what is unchanged and what has changed, both of them in order. Only the database can compare the one with
 * the other: it sorts some pairs to find how much of each comes before the page, and then what is about there.
 */
final class Merge {

    /** What is left to be sorted with a page, and how many pairs are tried at once. */
    private static final int FEW = 50;

    private final ListRows database;
    private final ListQuery query;
    private final Set<Long> gone = new HashSet<>();

    Merge(ListRows database, ListQuery query) {
        this.database = database;
        this.query = query;
    }

    /**
     * What is unchanged around a page.
     *
     * @param before how many come before them
     * @param ids up to the end of the page if nothing has changed, and so many before it as have changed
     * @param total how many there are in all
     */
    record Unchanged(int before, List<Long> ids, int total) {

        long id(int place) {
            return ids.get(place - before);
        }

        List<Long> ids(int from, int to) {
            return ids.subList(from - before, Math.min(to, total) - before);
        }
    }

    /**
     * Finds a page.
     *
     * @param changed ids in order
     * @param offset how many of both come before the page
     * @param size the most that are wanted
     * @return ids; of no use if something is {@link #gone}
     */
    List<Long> page(Unchanged unchanged, List<Long> changed, int offset, int size) {
        // so many of the changed come before the page
        int least = Math.max(0, offset - unchanged.total());
        int most = Math.min(changed.size(), offset);
        while (most - least > FEW && gone.isEmpty()) {
            int step = (most - least) / FEW;
            int[] tried =
                    IntStream.iterate(least, count -> count + step).limit(FEW).toArray();
            Map<Long, Integer> places = places(unchanged, changed, offset, tried);
            for (int count : tried) {
                int other = offset - 1 - count;
                if (!gone.isEmpty() || places.get(changed.get(count)) > places.get(unchanged.id(other))) {
                    most = count;
                    break;
                }
                least = count + 1;
            }
        }
        List<Long> about = new ArrayList<>(changed.subList(least, Math.min(most + size, changed.size())));
        about.addAll(unchanged.ids(offset - most, offset - least + size));
        List<Long> sorted = sorted(about);
        int first = Math.min(most - least, sorted.size());
        return sorted.subList(first, Math.min(first + size, sorted.size()));
    }

    private Map<Long, Integer> places(Unchanged unchanged, List<Long> changed, int offset, int[] tried) {
        List<Long> pairs = new ArrayList<>();
        for (int count : tried) {
            pairs.add(changed.get(count));
            pairs.add(unchanged.id(offset - 1 - count));
        }
        Map<Long, Integer> places = new HashMap<>();
        sorted(pairs).forEach(id -> places.put(id, places.size()));
        return places;
    }

    private List<Long> sorted(List<Long> ids) {
        List<Long> sorted = database.sorted(query, ids);
        if (sorted.size() < ids.size()) {
            gone.addAll(ids);
            sorted.forEach(gone::remove);
        }
        return sorted;
    }

    /** What was looked for in vain. */
    Set<Long> gone() {
        return gone;
    }
}
