package io.matricula.users;

import io.matricula.lists.Criterion;
import io.matricula.lists.Field;
import io.matricula.lists.Listed;

/** What the list of users can be sorted, filtered and ranged by, in the order of the documentation. */
enum UserField implements Listed {
    ID(Field.wholeNumber("id").unique().everywhere()),
    LOGIN(Field.ascii("login").unique().everywhere()),
    EMAIL(Field.text("email").everywhere()),
    CREATED_AT(Field.moment("created_at").everywhere()),
    UPDATED_AT(Field.moment("updated_at").everywhere()),
    IMAGE(Field.ascii("image").in("image_hash").sortable()),
    POOL_YEAR(Field.text("pool_year").everywhere()),
    POOL_MONTH(Field.text("pool_month").everywhere()),
    KIND(Field.ascii("kind").everywhere()),
    STATUS(Field.text("status").everywhere()),
    PRIMARY_CAMPUS_ID(Field.wholeNumber("primary_campus_id").fewValued().filterable()),
    FIRST_NAME(Field.text("first_name").sortable().filterable()),
    LAST_NAME(Field.text("last_name").sortable().filterable()),
    ALUMNI(Field.truth("alumni?", Criterion.isNotNull("alumnized_at")).filterable()),
    STAFF(Field.truth("staff?", Criterion.isTrue("staff")).filterable()),
    SLACK_TEAM(Field.notKept("slack_team").sortable()),
    SLACK_LOGIN(Field.notKept("slack_login").sortable()),
    SLACK_MAIL(Field.notKept("slack_mail").sortable()),
    SLACK_VALIDATED_AT(Field.notKept("slack_validated_at").sortable()),
    EMAIL_STOP(Field.bool("email_stop").sortable()),
    LINKED_USER_ID(Field.notKept("linked_user_id").sortable()),
    USUAL_FIRST_NAME(Field.text("usual_first_name").sortable()),
    LAST_SEEN_AT(Field.notKept("last_seen_at").sortable()),
    PASSWORD_CHANGED_AT(Field.notKept("password_changed_at").sortable()),
    FIRST_WARN_ANON_SENT_AT(Field.notKept("first_warn_anon_sent_at").sortable()),
    SECOND_WARN_ANON_SENT_AT(Field.notKept("second_warn_anon_sent_at").sortable()),
    ALUMNIZED_AT(Field.moment("alumnized_at").sortable()),
    ANONYMIZED_AT(Field.notKept("anonymized_at").sortable());

    private final Field field;

    UserField(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
