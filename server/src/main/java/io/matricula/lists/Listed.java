package io.matricula.lists;

/** What the enum of a list's fields is made of. */
public interface Listed {

    /**
     * The field that a constant stands for.
     *
     * @return name, column and uses
     */
    Field field();
}
