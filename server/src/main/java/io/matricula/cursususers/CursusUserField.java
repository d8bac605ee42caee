package io.matricula.cursususers;

import io.matricula.lists.Field;
import io.matricula.lists.Listed;

/** What the list of enrolments can be sorted, filtered and ranged by, in the order of the documentation. */
enum CursusUserField implements Listed {
    ID(Field.wholeNumber("id").unique().everywhere()),
    CURSUS_ID(Field.wholeNumber("cursus_id").tallied().everywhere()),
    USER_ID(Field.wholeNumber("user_id").everywhere()),
    CREATED_AT(Field.moment("created_at").everywhere()),
    UPDATED_AT(Field.moment("updated_at").everywhere()),
    END_AT(Field.moment("end_at").everywhere()),
    BEGIN_AT(Field.moment("begin_at").everywhere()),
    HAS_COALITION(Field.bool("has_coalition").tallied().everywhere()),
    BLACKHOLED_AT(Field.moment("blackholed_at").everywhere()),
    LEVEL(Field.number("level").everywhere()),
    ACTIVE(Field.truth("active", "begin_at <= :now and (end_at is null or end_at > :now)")
            .filterable()),
    CAMPUS_ID(Field.wholeNumber("campus_id")
            .ofOne("u.primary_campus_id", "users u", "u.id", "cursus_users.user_id")
            .tallied()
            .filterable()),
    END(Field.truth("end", "end_at is not null and end_at <= :now").filterable()),
    FUTURE(Field.truth("future", "begin_at > :now").filterable()),
    BLACKHOLED(Field.truth("blackholed", "blackholed_at is not null and blackholed_at <= :now")
            .filterable());

    private final Field field;

    CursusUserField(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
