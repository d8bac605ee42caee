package io.matricula.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RanksTest {

    private static final int ROWS = 1_000;

    private static int[] random(int bound) {
        return new Random(bound).ints(ROWS, 0, bound).toArray();
    }

    private static BitSet rows(IntStream those) {
        return those.collect(BitSet::new, BitSet::set, BitSet::or);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 255, 256, 257, 65_536, 65_537, 1_000_000, 20_000_000})
    void holdsNumbersInAsManyBitsAsTheGreatestNeeds(int bound) {
        int[] numbers = random(bound);
        Ranks ranks = new Ranks(numbers);

        assertThat(IntStream.range(0, ROWS).map(ranks::of)).containsExactly(boxed(numbers));
        int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(ranks.greatest()));
        assertThat(ranks.bytes()).isEqualTo((ROWS * bits + 7) / 8 + Long.BYTES);
    }

    private static Integer[] boxed(int[] numbers) {
        return IntStream.of(numbers).boxed().toArray(Integer[]::new);
    }

    @Test
    void findsTheRowsWithinBounds() {
        int[] numbers = random(50);

        assertThat(new Ranks(numbers).within(7, 20))
                .isEqualTo(rows(IntStream.range(0, ROWS).filter(row -> numbers[row] >= 7 && numbers[row] <= 20)));
        assertThat(new Ranks(numbers).within(21, 20)).isEqualTo(new BitSet());
    }

    @Test
    void findsTheRowsThatHaveOneOfSomeRanks() {
        int[] numbers = random(50);
        BitSet some = rows(IntStream.of(0, 8, 49));

        assertThat(new Ranks(numbers).anyOf(some))
                .isEqualTo(rows(IntStream.range(0, ROWS).filter(row -> some.get(numbers[row]))));
        assertThat(new Ranks(numbers).anyOf(rows(IntStream.of(8))))
                .isEqualTo(rows(IntStream.range(0, ROWS).filter(row -> numbers[row] == 8)));
        assertThat(new Ranks(numbers).anyOf(new BitSet())).isEqualTo(new BitSet());
    }

    @Test
    void knowsHowOftenTheMostFrequentValueOccurs() {
        assertThat(new Ranks(new int[] {0, 0, 0, 1, 2, 2}).mostOfOne()).isEqualTo(2);
        assertThat(new Ranks(new int[] {0, 0}).mostOfOne()).isZero();
    }
}
