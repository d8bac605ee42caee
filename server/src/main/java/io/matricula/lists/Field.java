package io.matricula.lists;

import java.util.EnumSet;
import java.util.Set;

/**
 * A field that the contract lets callers sort, filter or range by.
 *
 * @param name as callers write it
 * @param sql the column; null for a field that is null for everything, and for one with a {@code truth}
 * @param type what its values are
 * @param truth what is true or not of an item; null for all other fields
 * @param place where the column is, null for the table of the list
 * @param traits what can be done with it
 */
public record Field(String name, String sql, FieldType type, Criterion truth, Place place, Set<Trait> traits) {

    enum Trait {
        SORTABLE,
        FILTERABLE,
        RANGEABLE,
        /** No two items have the same value, so an order needs nothing after it. */
        UNIQUE,
        /** Has few values. */
        FEW_VALUED,
        /** Is not held in memory. */
        LEFT_OUT
    }

    /**
     * A column of another table, as conditions with <code>{}</code> where the one on the column goes.
     *
     * @param inFew finds few items: begins at the other table
     * @param inMany finds many items: looks at the other table for one after the other, in the order of the list
     * @param join the other table joined to the list
     * @param changed items in which the column may have changed since {@code :since}
     */
    record Place(String inFew, String inMany, String join, String changed) {}

    private static Field column(String name, FieldType type) {
        return new Field(name, name, type, null, null, Set.of());
    }

    /** A column of whole numbers. */
    public static Field wholeNumber(String name) {
        return column(name, FieldType.WHOLE_NUMBER);
    }

    /** A column of numbers. */
    public static Field number(String name) {
        return column(name, FieldType.NUMBER);
    }

    /** A column of text. */
    public static Field text(String name) {
        return column(name, FieldType.TEXT);
    }

    /** A column of text that holds ASCII alone. */
    public static Field ascii(String name) {
        return column(name, FieldType.ASCII);
    }

    /** A column of true and false. */
    public static Field bool(String name) {
        return column(name, FieldType.BOOLEAN);
    }

    /** A column of days. */
    public static Field date(String name) {
        return column(name, FieldType.DATE);
    }

    /** A column of moments. */
    public static Field moment(String name) {
        return column(name, FieldType.MOMENT);
    }

    /** What holds or not, never null. */
    public static Field truth(String name, Criterion criterion) {
        return new Field(name, null, FieldType.BOOLEAN, criterion, null, Set.of());
    }

    /** A documented field that this server does not keep: null for everything. */
    public static Field notKept(String name) {
        return new Field(name, null, FieldType.TEXT, null, null, Set.of());
    }

    /** The same field in a column of another name. */
    public Field in(String column) {
        return new Field(name, column, type, truth, place, traits);
    }

    /**
     * The same field in another table, which can have several rows for an item.
     *
     * @param column its column there
     * @param table the other table and its alias
     * @param key the column of the other table that refers to the items of the list
     * @param reference the column of the list that it refers to, with its table
     * @param writer the table to whose ids both refer; it has an {@code updated_at}, which is set whenever the field
     *     changes
     */
    public Field of(String column, String table, String key, String reference, String writer) {
        String few = "%s in (select %s from %s where {})".formatted(reference, key, table);
        // as a value, and not as a condition of its own, the database does not turn it into a join
        String many = "(exists (select 1 from %s where %s = %s and {})) is true".formatted(table, key, reference);
        String join = "%s join %s on %s = %s".formatted(reference.replaceFirst("\\..*", ""), table, key, reference);
        String changed = "%s in (select w.id from %s w where w.updated_at >= :since)".formatted(reference, writer);
        return new Field(name, column, type, truth, new Place(few, many, join, changed), traits);
    }

    /** No two items have the same value. */
    public Field unique() {
        return with(Trait.UNIQUE);
    }

    /** Has few values, some hundreds at most, and no order is wanted of them. */
    public Field fewValued() {
        return with(Trait.FEW_VALUED);
    }

    /** Finds so few items, or is asked so seldom, that it is not worth the memory to be known of all items. */
    public Field leftOut() {
        return with(Trait.LEFT_OUT);
    }

    /** May stand in {@code sort}. */
    public Field sortable() {
        return with(Trait.SORTABLE);
    }

    /** May stand in {@code filter}. */
    public Field filterable() {
        return with(Trait.FILTERABLE);
    }

    /** May stand in {@code range}. */
    public Field rangeable() {
        return with(Trait.RANGEABLE);
    }

    /** May stand in all three. */
    public Field everywhere() {
        return sortable().filterable().rangeable();
    }

    private Field with(Trait trait) {
        Set<Trait> more = EnumSet.of(trait);
        more.addAll(traits);
        return new Field(name, sql, type, truth, place, more);
    }

    boolean isKept() {
        return sql != null;
    }

    boolean isTruth() {
        return truth != null;
    }

    boolean isFewValued() {
        return traits.contains(Trait.FEW_VALUED);
    }

    boolean isLeftOut() {
        return traits.contains(Trait.LEFT_OUT);
    }

    boolean isUnique() {
        return traits.contains(Trait.UNIQUE);
    }

    boolean isSortable() {
        return traits.contains(Trait.SORTABLE);
    }

    boolean isFilterable() {
        return traits.contains(Trait.FILTERABLE);
    }

    boolean isRangeable() {
        return traits.contains(Trait.RANGEABLE);
    }
}
