package io.matricula.campuses;

import io.matricula.lists.Field;
import io.matricula.lists.Listed;

/** What the list of campus can be sorted, filtered and ranged by, in the order of the documentation. */
enum CampusField implements Listed {
    ID(Field.wholeNumber("id").unique().everywhere()),
    NAME(Field.text("name").everywhere()),
    CREATED_AT(Field.moment("created_at").everywhere()),
    UPDATED_AT(Field.moment("updated_at").everywhere()),
    TIME_ZONE(Field.text("time_zone").everywhere()),
    LANGUAGE_ID(Field.wholeNumber("language_id").everywhere()),
    SLUG(Field.text("slug").everywhere()),
    MAIN_EMAIL(Field.text("main_email").everywhere()),
    ENDPOINT_ID(Field.wholeNumber("endpoint_id").everywhere()),
    VOGSPHERE_ID(Field.wholeNumber("vogsphere_id").everywhere()),
    CONTENT_EMAIL(Field.notKept("content_email").everywhere()),
    TIME_OF_COMMUNITY_SERVICE_STARTED(
            Field.notKept("time_of_community_service_started").everywhere()),
    COMPANIES_MAIL(Field.notKept("companies_mail").everywhere()),
    ADDRESS(Field.text("address").everywhere()),
    ZIP(Field.text("zip").everywhere()),
    CITY(Field.text("city").everywhere()),
    COUNTRY(Field.text("country").everywhere()),
    PRO_NEEDS_VALIDATION(Field.notKept("pro_needs_validation").everywhere()),
    LOGO(Field.notKept("logo").everywhere()),
    WEBSITE(Field.text("website").everywhere()),
    FACEBOOK(Field.text("facebook").everywhere()),
    TWITTER(Field.text("twitter").everywhere()),
    DISPLAY_NAME(Field.notKept("display_name").everywhere()),
    EMAIL_EXTENSION(Field.text("email_extension").everywhere()),
    HELP_URL(Field.notKept("help_url").everywhere()),
    ACTIVE(Field.bool("active").everywhere()),
    OPEN_TO_JOB_OFFERS(Field.notKept("open_to_job_offers").everywhere()),
    DEFAULT_HIDDEN_PHONE(Field.bool("default_hidden_phone").everywhere()),
    TIG_EMAIL(Field.notKept("tig_email").everywhere()),
    MINIMUM_SLOT_DURATION(Field.notKept("minimum_slot_duration").everywhere()),
    ALUMNI_SYSTEM(Field.notKept("alumni_system").everywhere()),
    MANUAL_ALUMNIZATION_BEFORE_FIRST_INTERNSHIP(
            Field.notKept("manual_alumnization_before_first_internship").everywhere()),
    PUBLIC(Field.bool("public").everywhere());

    private final Field field;

    CampusField(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
