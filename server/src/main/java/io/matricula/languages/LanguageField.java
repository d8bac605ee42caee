package io.matricula.languages;

import io.matricula.lists.Field;
import io.matricula.lists.Listed;

/** What the list of languages can be sorted, filtered and ranged by, in the order of the documentation. */
enum LanguageField implements Listed {
    ID(Field.wholeNumber("id").unique().everywhere()),
    NAME(Field.text("name").everywhere()),
    IDENTIFIER(Field.text("identifier").everywhere()),
    CREATED_AT(Field.moment("created_at").everywhere()),
    UPDATED_AT(Field.moment("updated_at").everywhere());

    private final Field field;

    LanguageField(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
