package io.matricula.lists;

import io.matricula.lists.Criterion.Sign;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Collects the conditions of a query. The SQL comes from the fields, every value is bound. */
final class Conditions {

    private static final String NULL = "null";
    private static final Criterion ALWAYS = new Criterion.All(List.of());
    private static final Criterion NEVER = new Criterion.Any(List.of());

    private final List<ListQuery.Condition> all = new ArrayList<>();
    private final Map<String, Object> params = new HashMap<>();

    /** What a list is of, such as the user of a nested path. */
    void only(String column, long id) {
        all.add(new ListQuery.Condition(new Criterion.AnyOf(column, List.of(bound(id)), false)));
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
        Criterion criterion = field.isTruth() ? truth(field, read) : anyOf(field, read, orNull);
        all.add(
                field.place() == null
                        ? new ListQuery.Condition(criterion)
                        : new ListQuery.Condition(
                                field.place().inFew().replace("{}", criterion.sql()),
                                field.place().inMany().replace("{}", criterion.sql()),
                                criterion));
        return true;
    }

    private static Criterion truth(Field field, List<Object> values) {
        if (values.contains(true)) {
            return values.contains(false) ? ALWAYS : field.truth();
        }
        return values.contains(false) ? new Criterion.Not(field.truth()) : NEVER;
    }

    private Criterion anyOf(Field field, List<Object> read, boolean orNull) {
        if (!field.isKept()) {
            return orNull ? ALWAYS : NEVER;
        }
        List<String> values = read.stream()
                .filter(field.type()::canHold)
                .distinct()
                .map(this::bound)
                .toList();
        return values.isEmpty() && !orNull ? NEVER : new Criterion.AnyOf(field.sql(), values, orNull);
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
        return end(field, Sign.LEAST, ends[0].strip()) && end(field, Sign.MOST, ends[1].strip());
    }

    private boolean end(Field field, Sign sign, String text) {
        if (text.isEmpty()) {
            return true;
        }
        Object value = field.type().readOrNull(text);
        if (value == null) {
            return false;
        }
        all.add(new ListQuery.Condition(field.isKept() ? new Criterion.Bound(field.sql(), sign, bound(value)) : NEVER));
        return true;
    }

    private String bound(Object value) {
        String name = "v" + params.size();
        params.put(name, value);
        return name;
    }

    ListQuery query(Listing listing, List<ListQuery.Order> order) {
        return new ListQuery(listing, List.copyOf(all), Map.copyOf(params), order);
    }
}
