package io.matricula.candidatures;

import io.matricula.lists.Field;
import io.matricula.lists.Listed;

/** What the list of candidatures can be sorted, filtered and ranged by, in the order of the documentation. */
enum CandidatureField implements Listed {
    ID(Field.wholeNumber("id").unique().everywhere()),
    USER_ID(Field.wholeNumber("user_id").unique().everywhere()),
    BIRTH_DATE(Field.date("birth_date").everywhere()),
    GENDER(Field.ascii("gender").everywhere()),
    ZIP_CODE(Field.text("zip_code").sortable()),
    COUNTRY(Field.text("country").everywhere()),
    BIRTH_CITY(Field.text("birth_city").sortable()),
    BIRTH_COUNTRY(Field.text("birth_country").everywhere()),
    POSTAL_STREET(Field.text("postal_street").sortable()),
    POSTAL_COMPLEMENT(Field.text("postal_complement").sortable()),
    POSTAL_CITY(Field.text("postal_city").sortable()),
    POSTAL_ZIP_CODE(Field.text("postal_zip_code").sortable()),
    POSTAL_COUNTRY(Field.text("postal_country").everywhere()),
    CONTACT_AFFILIATION(Field.text("contact_affiliation").sortable()),
    CONTACT_LAST_NAME(Field.text("contact_last_name").sortable()),
    CONTACT_FIRST_NAME(Field.text("contact_first_name").sortable()),
    CONTACT_PHONE1(Field.text("contact_phone1").sortable()),
    CONTACT_PHONE2(Field.text("contact_phone2").sortable()),
    MAX_LEVEL_MEMORY(Field.wholeNumber("max_level_memory").sortable()),
    MAX_LEVEL_LOGIC(Field.wholeNumber("max_level_logic").sortable()),
    OTHER_INFORMATION(
            Field.text("other_information").in("other_information_start").sortable()),
    LANGUAGE(Field.text("language").sortable()),
    MEETING_DATE(Field.moment("meeting_date").sortable()),
    PISCINE_DATE(Field.text("piscine_date").everywhere()),
    EMAIL(Field.text("email").sortable().filterable()),
    CAMPUS_ID(Field.wholeNumber("campus_id")
            .of("cu.campus_id", "campus_users cu", "cu.user_id", "user_candidatures.user_id", "users")
            .fewValued()
            .filterable()),
    UPDATED_AT(Field.moment("updated_at").sortable().rangeable()),
    CREATED_AT(Field.moment("created_at").sortable().rangeable()),
    PHONE(Field.text("phone").sortable()),
    PIN(Field.text("pin").sortable()),
    PHONE_COUNTRY_CODE(Field.ascii("phone_country_code").sortable()),
    HIDDEN_PHONE(Field.bool("hidden_phone").sortable());

    private final Field field;

    CandidatureField(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
