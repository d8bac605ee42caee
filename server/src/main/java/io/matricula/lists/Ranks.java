package io.matricula.lists;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A number for each row of a table, in as many bits as the greatest needs. As a rank it tells how many values of a column
 * come before that of the row, null counting as one: what is equal to the database has the same rank. So 0 is null.
 */
final class Ranks {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] packed;
    private final int rows;
    private final int bits;
    private final int greatest;
    private final int mostOfOne;

    /**
     * Packs numbers.
     *
     * @param ranks by row, from 0
     */
    Ranks(int[] ranks) {
        int most = 0;
        for (int rank : ranks) {
            most = Math.max(most, rank);
        }
        this.rows = ranks.length;
        this.greatest = most;
        this.bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(most));
        // a long is read wherever a number begins
        this.packed = new byte[(int) (((long) rows * bits + 7) / 8) + Long.BYTES];
        for (int row = 0; row < rows; row++) {
            long bit = (long) row * bits;
            int at = (int) (bit >>> 3);
            LONGS.set(packed, at, (long) LONGS.get(packed, at) | (long) ranks[row] << (bit & 7));
        }
        this.mostOfOne = mostOfOne(ranks, most);
    }

    private static int mostOfOne(int[] ranks, int greatest) {
        int[] counts = new int[greatest + 1];
        int most = 0;
        for (int rank : ranks) {
            counts[rank]++;
            most = rank == 0 ? most : Math.max(most, counts[rank]);
        }
        return most;
    }

    int of(int row) {
        long bit = (long) row * bits;
        return (int) ((long) LONGS.get(packed, (int) (bit >>> 3)) >>> (bit & 7) & (1L << bits) - 1);
    }

    int greatest() {
        return greatest;
    }

    /** How many rows have the same rank, of those that are not null. */
    int mostOfOne() {
        return mostOfOne;
    }

    int bits() {
        return bits;
    }

    long bytes() {
        return packed.length;
    }

    /** The rows whose rank is within bounds, both included. */
    BitSet within(int least, int most) {
        long[] words = new long[(rows + 63) / 64];
        for (int row = 0; row < rows; row++) {
            int rank = of(row);
            // the sign of both differences: a branch would be guessed wrong for every other row
            words[row >>> 6] |= (long) ((rank - least | most - rank) >>> 31 ^ 1) << row;
        }
        return BitSet.valueOf(words);
    }

    /** The rows that have one of some ranks. */
    BitSet anyOf(BitSet ranks) {
        int least = ranks.nextSetBit(0);
        if (ranks.cardinality() <= 1) {
            return least < 0 ? new BitSet() : within(least, least);
        }
        long[] wanted = Arrays.copyOf(ranks.toLongArray(), (greatest >>> 6) + 1);
        long[] words = new long[(rows + 63) / 64];
        for (int row = 0; row < rows; row++) {
            int rank = of(row);
            words[row >>> 6] |= (wanted[rank >>> 6] >>> rank & 1) << row;
        }
        return BitSet.valueOf(words);
    }

    /**
     * Appends some bits of the rank of each row to a number.
     *
     * @param those rows
     * @param isBackwards whether the greatest rank counts as 0
     * @param shift the first of the bits
     * @param taken how many
     * @param numbers one for each of the rows
     */
    void append(int[] those, boolean isBackwards, int shift, int taken, short[] numbers) {
        int sign = isBackwards ? -1 : 1;
        int first = isBackwards ? greatest : 0;
        int mask = (1 << taken) - 1;
        for (int i = 0; i < those.length; i++) {
            numbers[i] = (short) (numbers[i] << taken | first + sign * of(those[i]) >>> shift & mask);
        }
    }
}
