package io.matricula.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MergeTest {

    private static final ListQuery QUERY =
            new ListQuery(new Listing("things", false, List.of(), List.of()), List.of(), Map.of(), List.of());

    /** Sorts by the id, and knows none that can be divided by 1,000. */
    private static final class Rows extends ListRows {

        private int most;

        Rows() {
            super(null, Clock.systemUTC());
        }

        @Override
        List<Long> sorted(ListQuery query, List<Long> ids) {
            most = Math.max(most, ids.size());
            return ids.stream().filter(id -> id % 1_000 != 0).sorted().toList();
        }
    }

    private static List<Long> ids(long from, long to) {
        return LongStream.range(from, to).filter(id -> id % 1_000 != 0).boxed().toList();
    }

    private static void isRight(List<Long> all, List<Long> changed) {
        List<Long> base = new ArrayList<>(all);
        base.removeAll(java.util.Set.copyOf(changed));
        Rows rows = new Rows();
        for (int offset : List.of(0, 1, 29, 500, 1_999, 2_000, 3_333, all.size() - 31, all.size() - 1)) {
            int from = Math.max(0, offset - changed.size());
            int to = Math.min(base.size(), offset + 30);
            Merge.Unchanged unchanged = new Merge.Unchanged(from, base.subList(from, to), base.size());
            assertThat(new Merge(rows, QUERY).page(unchanged, changed, offset, 30))
                    .as("from %d, %d changed", offset, changed.size())
                    .isEqualTo(all.subList(offset, Math.min(offset + 30, all.size())));
        }
        assertThat(rows.most).isLessThan(250);
    }

    @Test
    void findsAPageWhereverTheChangedStandAmongTheUnchanged() {
        List<Long> all = ids(1, 6_000);
        List<Long> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(1));
        for (int count : List.of(0, 1, 49, 51, 300, 2_000)) {
            isRight(all, shuffled.subList(0, count).stream().sorted().toList());
            isRight(all, all.subList(0, count));
            isRight(all, all.subList(all.size() - count, all.size()));
            isRight(all, all.subList(2_000, 2_000 + count));
        }
        isRight(all, all);
    }

    @Test
    void tellsWhatIsGone() {
        List<Long> base = LongStream.range(900, 1_100).boxed().toList();
        Merge merge = new Merge(new Rows(), QUERY);
        merge.page(new Merge.Unchanged(0, base, base.size()), List.of(), 90, 30);

        assertThat(merge.gone()).containsExactly(1_000L);
    }
}
