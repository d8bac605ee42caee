package io.matricula.lists;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Collects the conditions of a query. The SQL comes from the fields, every value is bound. */
final class Conditions {

    private static final String NOTHING = "1 = 0";
    private static final String NULL = "null";
    private static final String LEAST = " >= ";
    private static final String MOST = " <= ";

    private final List<ListQuery.Condition> all = new ArrayList<>();
    private final Map<String, Object> params = new HashMap<>();

    /** What a list is of, such as the user of a nested path. */
    void only(String column, long id) {
        all.add(new ListQuery.Condition(column + " = " + bound(id)));
    }

    /**
     * Adds {@code filter[field]=a,b}.
     *
     * @param values texts, {@code null} for no value; empty is no value as well
     * @return false if a value is none of the field's type
     */
    boolean filter(Field field, List<String> values) {
        List<Object> read = values.stream()
                .filter(value -> !value.equals(NULL))
                .map(field.type()::readOrNull)
                .toList();
        if (read.stream().anyMatch(Objects::isNull)) {
            return false;
        }
        boolean orNull = values.isEmpty() || values.contains(NULL);
        String condition = field.isTruth() ? truth(field, read) : anyOf(field, read, orNull);
        Set<String> texts = texts(read, orNull);
        boolean isKey = field.place() == null && field.isKept() && !field.isTruth() && texts.size() == 1;
        ListQuery.Choice choice = new ListQuery.Choice(field.name(), texts, isKey);
        all.add(
                field.place() == null
                        ? new ListQuery.Condition(condition, condition, choice, null)
                        : new ListQuery.Condition(
                                field.place().inFew().replace("{}", condition),
                                field.place().inMany().replace("{}", condition),
                                choice,
                                null));
        return true;
    }

    private static Set<String> texts(List<Object> values, boolean orNull) {
        Set<String> texts = new HashSet<>();
        for (Object value : values) {
            texts.add(value instanceof Boolean truth ? truth ? "1" : "0" : value.toString());
        }
        if (orNull) {
            texts.add(null);
        }
        return texts;
    }

    private static String truth(Field field, List<Object> values) {
        if (values.contains(true)) {
            return values.contains(false) ? "1 = 1" : "(" + field.sql() + ")";
        }
        return values.contains(false) ? "not (" + field.sql() + ")" : NOTHING;
    }

    private String anyOf(Field field, List<Object> read, boolean orNull) {
        List<Object> values =
                read.stream().filter(field.type()::canHold).distinct().toList();
        if (!field.isKept()) {
            return orNull ? "1 = 1" : NOTHING;
        }
        List<String> either = new ArrayList<>();
        if (!values.isEmpty()) {
            either.add(
                    field.sql() + (values.size() == 1 ? " = " + bound(values.get(0)) : " in (" + bound(values) + ")"));
        }
        if (orNull) {
            either.add(field.sql() + " is null");
        }
        return either.isEmpty() ? NOTHING : "(" + String.join(" or ", either) + ")";
    }

    /**
     * Adds {@code range[field]=min,max}, both included; a blank one leaves that end open.
     *
     * @param range what was sent
     * @return false if it is not two values, or one is none of the field's type
     */
    boolean range(Field field, String range) {
        String[] ends = range.split(",", -1);
        if (ends.length != 2 || range.strip().length() == 1) {
            return false;
        }
        return end(field, LEAST, ends[0].strip()) && end(field, MOST, ends[1].strip());
    }

    private boolean end(Field field, String comparison, String text) {
        if (text.isEmpty()) {
            return true;
        }
        Object value = field.type().readOrNull(text);
        if (value == null) {
            return false;
        }
        if (field.isKept()) {
            String condition = field.sql() + comparison + bound(value);
            boolean isLeast = comparison.equals(LEAST);
            ListQuery.Span span = new ListQuery.Span(field.sql(), isLeast ? value : null, isLeast ? null : value);
            all.add(new ListQuery.Condition(condition, condition, null, span));
        } else {
            all.add(new ListQuery.Condition(NOTHING));
        }
        return true;
    }

    private String bound(Object value) {
        String name = "v" + params.size();
        params.put(name, value);
        return ":" + name;
    }

    ListQuery query(String table, List<ListQuery.Order> order) {
        return new ListQuery(table, List.copyOf(all), Map.copyOf(params), order);
    }
}
