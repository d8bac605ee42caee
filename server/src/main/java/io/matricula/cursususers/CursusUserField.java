package io.matricula.cursususers;

import io.matricula.lists.Criterion;
import io.matricula.lists.Field;
import io.matricula.lists.Listed;

/** What the list of enrolments can be sorted, filtered and ranged by, in the order of the documentation. */
enum CursusUserField implements Listed {
    ID(Field.wholeNumber("id").unique().everywhere()),
    CURSUS_ID(Field.wholeNumber("cursus_id").everywhere()),
    USER_ID(Field.wholeNumber("user_id").everywhere()),
    CREATED_AT(Field.moment("created_at").everywhere()),
    UPDATED_AT(Field.moment("updated_at").everywhere()),
    END_AT(Field.moment("end_at").everywhere()),
    BEGIN_AT(Field.moment("begin_at").everywhere()),
    HAS_COALITION(Field.bool("has_coalition").everywhere()),
    BLACKHOLED_AT(Field.moment("blackholed_at").everywhere()),
    LEVEL(Field.number("level").everywhere()),
    ACTIVE(Field.truth(
                    "active",
                    Criterion.hasCome("begin_at").and(Criterion.isNull("end_at").or(Criterion.isToCome("end_at"))))
            .filterable()),
    CAMPUS_ID(Field.wholeNumber("campus_id")
            .of("u.primary_campus_id", "users u", "u.id", "cursus_users.user_id", "users")
            .fewValued()
            .filterable()),
    END(Field.truth("end", Criterion.hasCome("end_at")).filterable()),
    FUTURE(Field.truth("future", Criterion.isToCome("begin_at")).filterable()),
    BLACKHOLED(Field.truth("blackholed", Criterion.hasCome("blackholed_at")).filterable());

    private final Field field;

    CursusUserField(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
