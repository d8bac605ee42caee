package io.matricula.lists;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Collects the conditions of a query. The SQL comes from the fields, every value is bound. */
final class Conditions {

    private static final String NOTHING = "1 = 0";
    private static final String NULL = "null";

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
        all.add(placed(field, field.isTruth() ? truth(field, read) : anyOf(field, read, orNull)));
        return true;
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

    private static ListQuery.Condition placed(Field field, String condition) {
        return field.place() == null
                ? new ListQuery.Condition(condition)
                : new ListQuery.Condition(
                        field.place().inFew().replace("{}", condition),
                        field.place().inMany().replace("{}", condition));
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
        return end(field, " >= ", ends[0].strip()) && end(field, " <= ", ends[1].strip());
    }

    private boolean end(Field field, String comparison, String text) {
        if (text.isEmpty()) {
            return true;
        }
        Object value = field.type().readOrNull(text);
        if (value == null) {
            return false;
        }
        all.add(new ListQuery.Condition(field.isKept() ? field.sql() + comparison + bound(value) : NOTHING));
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
