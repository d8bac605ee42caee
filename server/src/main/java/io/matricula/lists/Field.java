package io.matricula.lists;

/**
 * A field that the contract lets callers sort, filter or range by.
 *
 * @param name as callers write it
 * @param sql the column, or for {@link #truth} a condition; null for a field that is null for everything
 * @param type what its values are
 * @param around a condition with <code>{}</code> where the condition on the column goes
 * @param isTruth whether {@code sql} is a condition, never null
 * @param isSortable whether it may stand in {@code sort}
 * @param isFilterable whether it may stand in {@code filter}
 * @param isRangeable whether it may stand in {@code range}
 */
public record Field(
        String name,
        String sql,
        FieldType type,
        String around,
        boolean isTruth,
        boolean isSortable,
        boolean isFilterable,
        boolean isRangeable) {

    private static Field column(String name, FieldType type) {
        return new Field(name, name, type, "{}", false, false, false, false);
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
        return new Field(name, condition, FieldType.BOOLEAN, "{}", true, false, false, false);
    }

    /** A documented field that this server does not keep: null for everything. */
    public static Field notKept(String name) {
        return new Field(name, null, FieldType.TEXT, "{}", false, false, false, false);
    }

    /** The same field in a column of another name. */
    public Field in(String column) {
        return new Field(name, column, type, around, isTruth, isSortable, isFilterable, isRangeable);
    }

    /** The same field of another table, with <code>{}</code> where the condition on its column goes. */
    public Field within(String condition) {
        return new Field(name, sql, type, condition, isTruth, isSortable, isFilterable, isRangeable);
    }

    /** May stand in {@code sort}. */
    public Field sortable() {
        return new Field(name, sql, type, around, isTruth, true, isFilterable, isRangeable);
    }

    /** May stand in {@code filter}. */
    public Field filterable() {
        return new Field(name, sql, type, around, isTruth, isSortable, true, isRangeable);
    }

    /** May stand in {@code range}. */
    public Field rangeable() {
        return new Field(name, sql, type, around, isTruth, isSortable, isFilterable, true);
    }

    /** May stand in all three. */
    public Field everywhere() {
        return sortable().filterable().rangeable();
    }

    boolean isKept() {
        return sql != null;
    }
}
