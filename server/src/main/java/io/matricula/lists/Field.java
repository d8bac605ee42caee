package io.matricula.lists;

import java.util.EnumSet;
import java.util.Set;

/**
 * A field that the contract lets callers sort, filter or range by.
 *
 * @param name as callers write it
 * @param sql the column, or for {@link #truth} a condition; null for a field that is null for everything
 * @param type what its values are
 * @param place where the column is, null for the table of the list
 * @param traits what can be done with it
 */
public record Field(String name, String sql, FieldType type, Place place, Set<Trait> traits) {

    enum Trait {
        SORTABLE,
        FILTERABLE,
        RANGEABLE,
        /** The column is a condition, never null. */
        TRUTH,
        /** No two items have the same value, so an order needs nothing after it. */
        UNIQUE,
        /** Has few values, which are counted together with those of the other fields. */
        TALLIED
    }

    /**
     * A column of another table, as conditions with <code>{}</code> where the one on the column goes.
     *
     * @param inFew finds few items: begins at the other table
     * @param inMany finds many items: looks at the other table for one after the other, in the order of the list
     * @param value its value in an item, of which there is one; null if there can be several
     * @param join the other table joined to the list
     */
    record Place(String inFew, String inMany, String value, String join) {}

    private static Field column(String name, FieldType type) {
        return new Field(name, name, type, null, Set.of());
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

    /** A condition that holds or not, never null; {@code :now} in it is the time of the request. */
    public static Field truth(String name, String condition) {
        return new Field(name, condition, FieldType.BOOLEAN, null, Set.of(Trait.TRUTH, Trait.TALLIED));
    }

    /** A documented field that this server does not keep: null for everything. */
    public static Field notKept(String name) {
        return new Field(name, null, FieldType.TEXT, null, Set.of());
    }

    /** The same field in a column of another name. */
    public Field in(String column) {
        return new Field(name, column, type, place, traits);
    }

    /**
     * The same field in another table, which can have several rows for an item.
     *
     * @param column its column there
     * @param table the other table and its alias
     * @param key the column of the other table that refers to the items of the list
     * @param reference the column of the list that it refers to, with its table
     */
    public Field of(String column, String table, String key, String reference) {
        String few = "%s in (select %s from %s where {})".formatted(reference, key, table);
        // as a value, and not as a condition of its own, the database does not turn it into a join
        String many = "(exists (select 1 from %s where %s = %s and {})) is true".formatted(table, key, reference);
        String join = "%s join %s on %s = %s".formatted(reference.replaceFirst("\\..*", ""), table, key, reference);
        return new Field(name, column, type, new Place(few, many, null, join), traits);
    }

    /** The same field in another table, which has one row for an item; see {@link #of}. */
    public Field ofOne(String column, String table, String key, String reference) {
        Place place = of(column, table, key, reference).place();
        String value = "(select %s from %s where %s = %s)".formatted(column, table, key, reference);
        return new Field(name, column, type, new Place(place.inFew(), place.inMany(), value, place.join()), traits);
    }

    /** No two items have the same value. */
    public Field unique() {
        return with(Trait.UNIQUE);
    }

    /** Has few values, some hundreds at most: how many items have which is counted ahead. */
    public Field tallied() {
        return with(Trait.TALLIED);
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
        return new Field(name, sql, type, place, more);
    }

    boolean isKept() {
        return sql != null;
    }

    boolean isTruth() {
        return traits.contains(Trait.TRUTH);
    }

    /** False if an item can have several values. */
    boolean hasOneValue() {
        return place == null || place.value() != null;
    }

    boolean isTallied() {
        return traits.contains(Trait.TALLIED);
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
