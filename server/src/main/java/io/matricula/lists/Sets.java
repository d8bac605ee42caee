package io.matricula.lists;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Numbers the sets of values that rows have. The empty set is number 0. */
final class Sets {

    private final List<Set<String>> sets = new ArrayList<>();
    private final Map<Set<String>, Integer> numbers = new HashMap<>();
    private final List<Map<String, Integer>> withOneMore = new ArrayList<>();

    Sets() {
        number(Collections.emptySet());
    }

    private int number(Set<String> set) {
        Integer known = numbers.putIfAbsent(set, sets.size());
        if (known == null) {
            sets.add(set);
            withOneMore.add(new HashMap<>());
        }
        return known == null ? sets.size() - 1 : known;
    }

    /**
     * The number of a set with one value more.
     *
     * @param number that of the set
     * @param value null for null
     */
    int with(int number, String value) {
        return withOneMore.get(number).computeIfAbsent(value, more -> {
            Set<String> set = new HashSet<>(sets.get(number));
            set.add(more);
            return number(Collections.unmodifiableSet(set));
        });
    }

    /** By their numbers. */
    List<Set<String>> all() {
        return List.copyOf(sets);
    }
}
