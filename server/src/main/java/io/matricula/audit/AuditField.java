package io.matricula.audit;

import io.matricula.lists.Field;
import io.matricula.lists.Listed;

/** What the audit trail can be filtered by, and its own order. */
enum AuditField implements Listed {
    ID(Field.wholeNumber("id").unique().sortable()),
    ACTOR(Field.text("actor").filterable()),
    OPERATION(Field.ascii("operation").filterable()),
    RECORD(Field.ascii("record").filterable()),
    REQUEST_ID(Field.ascii("request_id").leftOut().filterable());

    private final Field field;

    AuditField(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
