package io.matricula.platforms;

import io.matricula.lists.Field;
import io.matricula.lists.Listed;

/** What deliveries can be filtered by, and their own order. */
enum DeliveryField implements Listed {
    ID(Field.wholeNumber("id").unique().sortable()),
    UPDATED_AT(Field.moment("updated_at").sortable()),
    USER_ID(Field.wholeNumber("user_id").filterable()),
    LOGIN(Field.ascii("login").leftOut().filterable()),
    PLATFORM(Field.ascii("platform").fewValued().filterable()),
    STATE(Field.ascii("state").fewValued().filterable());

    private final Field field;

    DeliveryField(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
