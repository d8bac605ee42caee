package io.matricula.lists;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A list: where its items are, and what callers may say about their fields. SQL is made of this alone; what callers send
 * is bound.
 *
 * @param table the table; its key is {@code id}
 * @param isAppendedTo whether its rows stay as they are; else they have an {@code updated_at}
 * @param fields the fields, in the order in which errors name them
 * @param order the order if the caller gives none, written as {@code sort} is
 */
public record Listing(String table, boolean isAppendedTo, List<Field> fields, List<String> order) {

    /**
     * Describes a list.
     *
     * @param table the table; its key is {@code id}
     * @param fields an enum of its fields
     * @param order the order if the caller gives none, written as {@code sort} is
     * @return the list
     */
    public static <E extends Enum<E> & Listed> Listing of(String table, Class<E> fields, String... order) {
        return new Listing(
                table,
                false,
                Arrays.stream(fields.getEnumConstants()).map(Listed::field).toList(),
                List.of(order));
    }

    /** The same list, of rows whose fields stay as they were when they were added. */
    public Listing appendedTo() {
        return new Listing(table, true, fields, order);
    }

    /** The condition on items that may have changed since {@code :since}. */
    String isChanged() {
        return isAppendedTo ? "id > :since" : "updated_at >= :since";
    }

    /** The order of an index that finds them. */
    String changeOrder() {
        return isAppendedTo ? " order by id" : " order by updated_at";
    }

    Optional<Field> find(String name, Predicate<Field> use) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .filter(use)
                .findFirst();
    }

    List<String> names(Predicate<Field> use) {
        return fields.stream().filter(use).map(Field::name).toList();
    }
}
