package io.matricula.lists;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * How many items of a table have which values in the fields of few values, at the time when they were counted.
 *
 * @param fields the fields that are counted together
 * @param cells items by their values in these, in their order
 * @param apart items by their value in fields of which an item can have several values
 * @param total all items
 */
record Tally(List<String> fields, Map<List<String>, Long> cells, Map<String, Map<String, Long>> apart, long total) {

    /**
     * Counts without the database.
     *
     * @param query a list of the table
     * @return how many items it had; empty if its conditions are not all on fields that are counted together
     */
    OptionalLong count(ListQuery query) {
        List<ListQuery.Choice> choices = choices(query);
        if (choices.size() < query.conditions().size()) {
            return OptionalLong.empty();
        }
        if (choices.size() == 1 && apart.containsKey(choices.get(0).field())) {
            ListQuery.Choice choice = choices.get(0);
            return choice.values().size() == 1 ? OptionalLong.of(apart(choice)) : OptionalLong.empty();
        }
        boolean isTogether = choices.stream().allMatch(choice -> fields.contains(choice.field()));
        return isTogether ? OptionalLong.of(together(choices)) : OptionalLong.empty();
    }

    /** A number that the list did not exceed: its conditions on fields that are counted, as far as these are together. */
    long most(ListQuery query) {
        List<ListQuery.Choice> choices = choices(query);
        long most = together(choices.stream()
                .filter(choice -> fields.contains(choice.field()))
                .toList());
        for (ListQuery.Choice choice : choices) {
            if (apart.containsKey(choice.field())) {
                most = Math.min(most, apart(choice));
            }
        }
        return most;
    }

    private static List<ListQuery.Choice> choices(ListQuery query) {
        return query.conditions().stream()
                .map(ListQuery.Condition::choice)
                .filter(Objects::nonNull)
                .toList();
    }

    private long apart(ListQuery.Choice choice) {
        Map<String, Long> items = apart.get(choice.field());
        return choice.values().stream()
                .mapToLong(value -> items.getOrDefault(value, 0L))
                .sum();
    }

    private long together(List<ListQuery.Choice> choices) {
        int[] places = choices.stream()
                .mapToInt(choice -> fields.indexOf(choice.field()))
                .toArray();
        long items = 0;
        for (Map.Entry<List<String>, Long> cell : cells.entrySet()) {
            boolean isIn = true;
            for (int i = 0; i < places.length && isIn; i++) {
                isIn = choices.get(i).values().contains(cell.getKey().get(places[i]));
            }
            items += isIn ? cell.getValue() : 0;
        }
        return items;
    }
}
