package io.matricula.http;

/**
 * What a capability demands of a request body beyond what its schema says: ages, order of dates, references to rows that
 * are known without asking the database. Checked with the schema, so that every wrong param is named at once.
 *
 * @param <T> the generated model of the body
 */
public interface BodyRules<T> {

    /**
     * The body that the rules are for.
     *
     * @return the generated model
     */
    Class<T> body();

    /**
     * Checks a body. Called before its constraints are validated, so a body may be completed here (an absent wrapper is
     * an empty one).
     *
     * @param body what was bound; params that could not be read are absent in it and noted already
     * @param errors where to note what is wrong
     */
    void check(T body, FieldErrors errors);

    /**
     * Checks what only the database knows, and what refuses the write anyway if it comes to that. Called when a body is
     * refused already, so that this is named as well.
     *
     * @param body what was bound
     * @param errors where to note what is wrong
     */
    default void checkStored(T body, FieldErrors errors) {}
}
