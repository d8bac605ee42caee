package io.matricula.database;

import java.util.Optional;

/**
 * The id of the row that the current transaction wrote first. That is the record which an operation is about: what
 * belongs to it refers to it, and is written after it.
 */
public final class WrittenRow {

    private static final ThreadLocal<Long> FIRST = new ThreadLocal<>();

    private WrittenRow() {}

    /**
     * What was written first.
     *
     * @return empty outside of {@link Transactions}, and if nothing was written by {@link Inserts} or {@link RowChanges},
     *     or noted
     */
    public static Optional<Long> first() {
        return Optional.ofNullable(FIRST.get());
    }

    /**
     * Notes a row that is written otherwise, or deleted.
     *
     * @param id its id; counts if it is the first
     */
    public static void note(long id) {
        if (FIRST.get() == null) {
            FIRST.set(id);
        }
    }

    static void forget() {
        FIRST.remove();
    }
}
