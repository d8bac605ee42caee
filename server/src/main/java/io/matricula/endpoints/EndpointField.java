package io.matricula.endpoints;

import io.matricula.lists.Field;
import io.matricula.lists.Listed;

/** What the list of endpoints can be sorted, filtered and ranged by, in the order of the documentation. */
enum EndpointField implements Listed {
    ID(Field.wholeNumber("id").everywhere()),
    URL(Field.text("url").everywhere()),
    DESCRIPTION(Field.text("description").everywhere()),
    CREATED_AT(Field.moment("created_at").everywhere()),
    UPDATED_AT(Field.moment("updated_at").everywhere()),
    ACTIVE(Field.bool("active")
            .in("(exists (select 1 from campus where campus.endpoint_id = endpoints.id))")
            .everywhere());

    private final Field field;

    EndpointField(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
