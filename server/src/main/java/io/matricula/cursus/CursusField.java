package io.matricula.cursus;

import io.matricula.lists.Field;
import io.matricula.lists.Listed;

/** What the list of cursus can be sorted, filtered and ranged by, in the order of the documentation. */
enum CursusField implements Listed {
    ID(Field.wholeNumber("id").unique().everywhere()),
    NAME(Field.text("name").everywhere()),
    CREATED_AT(Field.moment("created_at").everywhere()),
    UPDATED_AT(Field.moment("updated_at").everywhere()),
    SLUG(Field.text("slug").everywhere()),
    KIND(Field.text("kind").everywhere()),
    RESTRICTED(Field.notKept("restricted").everywhere()),
    IS_SUBSCRIPTABLE(Field.notKept("is_subscriptable").everywhere());

    private final Field field;

    CursusField(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
