package io.matricula.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SelectionTest {

    private static final int ROWS = 30_000;
    private static final Listing LISTING = new Listing("things", false, List.of(), List.of("-id"));

    private static final Map<String, Column> COLUMNS = Map.of(
            "id", column(IntStream.rangeClosed(1, ROWS).toArray()),
            "kind", column(random(3, 1)),
            "month", column(random(12, 2)),
            "name", column(random(9_000, 3)),
            "moment", column(random(25_000, 4)));

    private static final Survey SURVEY =
            new Survey(LISTING, LocalDateTime.MIN, 1, IntStream.range(0, ROWS).toArray(), COLUMNS);

    private static Column column(int[] ranks) {
        return new Column(new Ranks(ranks), null);
    }

    private static int[] random(int bound, int seed) {
        return new Random(seed).ints(ROWS, 0, bound).toArray();
    }

    private static Stream<List<ListQuery.Order>> orders() {
        return Stream.of(
                        "id",
                        "-id",
                        "kind,id",
                        "-kind,-name,id",
                        "kind,month,-moment,-id",
                        "-moment,id",
                        "name,kind,-id")
                .map(sort -> Stream.of(sort.split(","))
                        .map(step -> new ListQuery.Order(step.replace("-", ""), step.startsWith("-")))
                        .toList());
    }

    private static List<Integer> sorted(BitSet rows, List<ListQuery.Order> order) {
        Comparator<Integer> comparator = order.stream()
                .map(step -> {
                    Ranks ranks = COLUMNS.get(step.column()).ranks();
                    Comparator<Integer> ascending = Comparator.comparingInt(ranks::of);
                    return step.isDescending() ? ascending.reversed() : ascending;
                })
                .reduce(Comparator::thenComparing)
                .orElseThrow();
        return rows.stream().boxed().sorted(comparator).toList();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void picksWhatSortingWouldPutThere(List<ListQuery.Order> order) {
        for (int every : List.of(1, 3)) {
            BitSet rows = IntStream.range(0, ROWS)
                    .filter(row -> row % every == 0)
                    .collect(BitSet::new, BitSet::set, BitSet::or);
            List<Integer> all = sorted(rows, order);
            int size = all.size();
            for (int from : List.of(0, 1, 29, 4_990, size / 2, size - 3_000, size - 30)) {
                for (int length : List.of(0, 1, 30, 3_000)) {
                    int to = Math.min(from + length, size);
                    assertThat(Selection.of(SURVEY, rows, order, from, to))
                            .as("%s from %d to %d of %d", order, from, to, size)
                            .isEqualTo(all.subList(from, to));
                }
            }
        }
    }
}
