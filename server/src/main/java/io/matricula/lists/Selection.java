package io.matricula.lists;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Picks the rows that an order has at some places, without sorting the others: they are counted by the first bits of their
 * ranks, and only those are gone on with that can be at these places.
 */
final class Selection {

    /** Fewer rows than these are sorted. */
    private static final int FEW = 1_000;

    /** Bits by which rows are counted at once. */
    private static final int DIGIT = 12;

    private final List<Key> keys;
    private final List<Integer> selected = new ArrayList<>();

    private Selection(List<Key> keys) {
        this.keys = keys;
    }

    private record Key(Ranks ranks, boolean isDescending) {

        int of(int row) {
            return isDescending ? ranks.greatest() - ranks.of(row) : ranks.of(row);
        }
    }

    /**
     * Picks rows.
     *
     * @param survey holds the columns of the order
     * @param rows any
     * @param order no two rows are equal in it
     * @param from how many of the rows come before
     * @param to how many of the rows come before the end, no more than there are
     * @return in the order
     */
    static List<Integer> of(Survey survey, BitSet rows, List<ListQuery.Order> order, int from, int to) {
        Selection selection = new Selection(order.stream()
                .map(step -> new Key(survey.column(step.column()).ranks(), step.isDescending()))
                .toList());
        selection.add(numbers(rows), 0, from, to);
        return selection.selected;
    }

    private static int[] numbers(BitSet rows) {
        int[] numbers = new int[rows.cardinality()];
        long[] words = rows.toLongArray();
        int found = 0;
        for (int at = 0; at < words.length; at++) {
            for (long word = words[at]; word != 0; word &= word - 1) {
                numbers[found++] = at << 6 | Long.numberOfTrailingZeros(word);
            }
        }
        return numbers;
    }

    /** Adds what is from one place to another, where all the rows have so many first bits in common. */
    private void add(int[] rows, int bits, int from, int to) {
        if (to <= from) {
            return;
        }
        short[] digits = rows.length <= FEW ? new short[0] : digits(rows, bits);
        if (digits.length == 0) {
            Arrays.stream(rows)
                    .boxed()
                    .sorted(order())
                    .skip(from)
                    .limit(to - from)
                    .forEach(selected::add);
            return;
        }
        int[] counts = new int[1 << DIGIT];
        for (short digit : digits) {
            counts[digit]++;
        }
        int first = 0;
        int before = 0;
        while (before + counts[first] <= from) {
            before += counts[first++];
        }
        int last = first;
        int upTo = before + counts[first];
        while (upTo < to) {
            upTo += counts[++last];
        }
        int more = bits + DIGIT;
        if (first == last) {
            add(among(rows, digits, first, first, counts[first]), more, from - before, to - before);
        } else if (upTo - before <= FEW) {
            add(among(rows, digits, first, last, upTo - before), bits, from - before, to - before);
        } else {
            int between = upTo - counts[last] - before - counts[first];
            add(among(rows, digits, first, first, counts[first]), more, from - before, counts[first]);
            add(among(rows, digits, first + 1, last - 1, between), bits, 0, between);
            add(among(rows, digits, last, last, counts[last]), more, 0, to - upTo + counts[last]);
        }
    }

    /** The bits after the first ones, one rank after the other; nothing if there are none. */
    private short[] digits(int[] rows, int bits) {
        short[] digits = new short[rows.length];
        int skipped = bits;
        int missing = DIGIT;
        for (Key key : keys) {
            int left = key.ranks().bits() - skipped;
            int taken = Math.min(left, missing);
            if (taken > 0) {
                key.ranks().append(rows, key.isDescending(), left - taken, taken, digits);
                missing -= taken;
            }
            skipped = Math.max(0, -left);
        }
        return missing == DIGIT ? new short[0] : digits;
    }

    private static int[] among(int[] rows, short[] digits, int least, int most, int size) {
        // one more, as each row is put where it would come
        int[] those = new int[size + 1];
        int found = 0;
        for (int i = 0; i < rows.length; i++) {
            those[found] = rows[i];
            found += digits[i] >= least && digits[i] <= most ? 1 : 0;
        }
        return Arrays.copyOf(those, size);
    }

    private Comparator<Integer> order() {
        return keys.stream()
                .map(key -> Comparator.<Integer>comparingInt(key::of))
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }
}
