package io.matricula.lists;

import io.matricula.lists.Criterion.AnyOf;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is held of a table of many rows: their ids, and the {@link Ranks} of their columns. It is true of all rows that
 * have not changed since it was begun.
 */
final class Survey {

    private final Listing listing;
    private final Object since;
    private final long firstId;
    private final int[] ids;
    private final Map<String, Column> columns;
    private final BitSet gone = new BitSet();

    /**
     * Holds what was read.
     *
     * @param listing what the items are
     * @param since what {@code :since} stands for in {@link Listing#isChanged}
     * @param firstId the least id
     * @param ids all ids, less the least
     * @param columns by name
     */
    Survey(Listing listing, Object since, long firstId, int[] ids, Map<String, Column> columns) {
        this.listing = listing;
        this.since = since;
        this.firstId = firstId;
        this.ids = ids;
        this.columns = columns;
    }

    Listing listing() {
        return listing;
    }

    Object since() {
        return since;
    }

    Column column(String name) {
        return columns.get(name);
    }

    /** Whether it tells what a list has, and in which order. */
    boolean tells(ListQuery query) {
        return query.conditions().stream()
                        .allMatch(condition -> condition.criterion() != null
                                && condition.criterion().columns().allMatch(columns::containsKey))
                && query.order().stream().allMatch(step -> columns.containsKey(step.column()));
    }

    /** How many items a list has at most by one of its conditions alone, if an index of the database finds them. */
    long atMost(ListQuery query) {
        return query.conditions().stream().mapToLong(this::atMost).min().orElse(ids.length);
    }

    private long atMost(ListQuery.Condition condition) {
        boolean isIndexed = condition.criterion() instanceof AnyOf anyOf
                && !anyOf.orNull()
                && columns.get(anyOf.column()).sets() == null;
        if (!isIndexed) {
            return ids.length;
        }
        AnyOf anyOf = (AnyOf) condition.criterion();
        return (long) anyOf.params().size()
                * columns.get(anyOf.column()).ranks().mostOfOne();
    }

    long id(int row) {
        return firstId + ids[row];
    }

    /** The row of an id, negative if it has none. */
    int row(long id) {
        long number = id - firstId;
        if (number < 0 || number > ids[ids.length - 1]) {
            return -1;
        }
        // mostly there are no gaps
        int latest = (int) Math.min(number, ids.length - 1L);
        return ids[latest] == number ? latest : Arrays.binarySearch(ids, 0, latest, (int) number);
    }

    /** All rows but those that are known to be gone. */
    BitSet rows() {
        BitSet rows = new BitSet(ids.length);
        rows.set(0, ids.length);
        synchronized (gone) {
            rows.andNot(gone);
        }
        return rows;
    }

    /** Takes note of items that were deleted. */
    void forget(Collection<Long> deleted) {
        synchronized (gone) {
            deleted.stream().map(this::row).filter(row -> row >= 0).forEach(gone::set);
        }
    }

    int size() {
        synchronized (gone) {
            return ids.length - gone.cardinality();
        }
    }

    int deleted() {
        return ids.length - size();
    }

    long bytes() {
        return bytes(ids.length, columns);
    }

    static long bytes(int rows, Map<String, Column> columns) {
        return (long) rows * Integer.BYTES
                + columns.values().stream()
                        .mapToLong(column -> column.ranks().bytes())
                        .sum();
    }

    /**
     * The rows that meet a criterion.
     *
     * @param criterion about columns that are held
     * @param params what it binds
     * @param found an item for each of its values and bounds
     */
    BitSet meeting(Criterion criterion, Map<String, Object> params, Lookups.Found found) {
        if (criterion instanceof AnyOf anyOf) {
            Column column = columns.get(anyOf.column());
            return column.ranks().anyOf(column.sets() == null ? ranks(anyOf, found) : sets(anyOf, params));
        } else if (criterion instanceof Criterion.Bound bound) {
            return within(bound, found);
        } else if (criterion instanceof Criterion.Not not) {
            BitSet others = meeting(not.criterion(), params, found);
            others.flip(0, ids.length);
            return others;
        } else if (criterion instanceof Criterion.Any any) {
            BitSet rows = new BitSet();
            any.criteria().forEach(each -> rows.or(meeting(each, params, found)));
            return rows;
        }
        BitSet rows = new BitSet();
        rows.set(0, ids.length);
        ((Criterion.All) criterion).criteria().forEach(each -> rows.and(meeting(each, params, found)));
        return rows;
    }

    private BitSet within(Criterion.Bound bound, Lookups.Found found) {
        Ranks ranks = columns.get(bound.column()).ranks();
        Integer end = found.rows().get(Lookups.Sought.of(bound));
        if (end == null) {
            return new BitSet();
        }
        return bound.sign() == Criterion.Sign.MOST
                ? ranks.within(1, ranks.of(end))
                : ranks.within(ranks.of(end), ranks.greatest());
    }

    private BitSet ranks(AnyOf anyOf, Lookups.Found found) {
        BitSet ranks = new BitSet();
        ranks.set(0, anyOf.orNull());
        Lookups.Sought.of(anyOf)
                .map(found.rows()::get)
                .filter(Objects::nonNull)
                .forEach(row -> ranks.set(columns.get(anyOf.column()).ranks().of(row)));
        return ranks;
    }

    private BitSet sets(AnyOf anyOf, Map<String, Object> params) {
        List<Set<String>> sets = columns.get(anyOf.column()).sets();
        BitSet numbers = new BitSet();
        for (int number = 0; number < sets.size(); number++) {
            Set<String> set = sets.get(number);
            boolean hasOne = anyOf.params().stream()
                    .anyMatch(param -> set.contains(params.get(param).toString()));
            numbers.set(number, hasOne || anyOf.orNull() && set.contains(null));
        }
        return numbers;
    }
}
