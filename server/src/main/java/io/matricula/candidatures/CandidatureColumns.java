package io.matricula.candidatures;

import io.matricula.contract.intra.model.UserCandidature;
import io.matricula.contract.intra.model.UserCandidatureAttributes;
import io.matricula.database.RowChanges;
import io.matricula.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.openapitools.jackson.nullable.JsonNullable;

/** Which column holds which param of a candidature. */
final class CandidatureColumns {

    private static final List<String> OPTIONAL = List.of(
            "birth_date",
            "gender",
            "zip_code",
            "country",
            "birth_city",
            "birth_country",
            "postal_street",
            "postal_complement",
            "postal_city",
            "postal_zip_code",
            "postal_country",
            "contact_affiliation",
            "contact_last_name",
            "contact_first_name",
            "contact_phone1",
            "contact_phone2",
            "max_level_memory",
            "max_level_logic",
            "other_information",
            "language",
            "meeting_date",
            "piscine_date",
            "phone",
            "email",
            "pin",
            "phone_country_code");

    private CandidatureColumns() {}

    /**
     * Every optional column, null where params leave it out: an insert has the same text each time.
     *
     * @param params what was sent
     * @return the row but for its keys and times
     */
    static RowChanges newRow(UserCandidatureAttributes params) {
        RowChanges row = new RowChanges();
        OPTIONAL.forEach(column -> row.set(column, null));
        changes(params).values().forEach(row::set);
        return row;
    }

    /**
     * The columns that params change.
     *
     * @param params what was sent; id and user_id are not read
     * @return changes to the row
     */
    static RowChanges changes(UserCandidatureAttributes params) {
        return new RowChanges()
                .setIfSent("birth_date", params.getBirthDate())
                .setIfSent("gender", params.getGender())
                .setIfSent("zip_code", params.getZipCode())
                .setIfSent("country", params.getCountry())
                .setIfSent("birth_city", params.getBirthCity())
                .setIfSent("birth_country", params.getBirthCountry())
                .setIfSent("postal_street", params.getPostalStreet())
                .setIfSent("postal_complement", params.getPostalComplement())
                .setIfSent("postal_city", params.getPostalCity())
                .setIfSent("postal_zip_code", params.getPostalZipCode())
                .setIfSent("postal_country", params.getPostalCountry())
                .setIfSent("contact_affiliation", params.getContactAffiliation())
                .setIfSent("contact_last_name", params.getContactLastName())
                .setIfSent("contact_first_name", params.getContactFirstName())
                .setIfSent("contact_phone1", params.getContactPhone1())
                .setIfSent("contact_phone2", params.getContactPhone2())
                .setIfSent("max_level_memory", params.getMaxLevelMemory())
                .setIfSent("max_level_logic", params.getMaxLevelLogic())
                .setIfSent("other_information", params.getOtherInformation())
                .setIfSent("language", params.getLanguage())
                .setIfSent("meeting_date", params.getMeetingDate())
                .setIfSent("piscine_date", params.getPiscineDate())
                .setIfSent("phone", params.getPhone())
                .setIfSent("email", address(params.getEmail()))
                .setIfSent("pin", params.getPin())
                .setIfSent("phone_country_code", params.getPhoneCountryCode());
    }

    /** A blank is no address. */
    private static JsonNullable<String> address(JsonNullable<String> sent) {
        return sent.isPresent() && sent.get() != null && sent.get().isBlank() ? JsonNullable.of(null) : sent;
    }

    /** Reads a row with all columns. */
    static UserCandidature read(ResultSet row, int number) throws SQLException {
        return new UserCandidature()
                .id(row.getLong("id"))
                .userId(row.getLong("user_id"))
                .birthDate(row.getObject("birth_date", LocalDate.class))
                .gender(row.getString("gender"))
                .zipCode(row.getString("zip_code"))
                .country(row.getString("country"))
                .birthCity(row.getString("birth_city"))
                .birthCountry(row.getString("birth_country"))
                .postalStreet(row.getString("postal_street"))
                .postalComplement(row.getString("postal_complement"))
                .postalCity(row.getString("postal_city"))
                .postalZipCode(row.getString("postal_zip_code"))
                .postalCountry(row.getString("postal_country"))
                .contactAffiliation(row.getString("contact_affiliation"))
                .contactLastName(row.getString("contact_last_name"))
                .contactFirstName(row.getString("contact_first_name"))
                .contactPhone1(row.getString("contact_phone1"))
                .contactPhone2(row.getString("contact_phone2"))
                .maxLevelMemory(row.getObject("max_level_memory", Integer.class))
                .maxLevelLogic(row.getObject("max_level_logic", Integer.class))
                .otherInformation(row.getString("other_information"))
                .language(row.getString("language"))
                .meetingDate(Times.read(row, "meeting_date"))
                .piscineDate(row.getString("piscine_date"))
                .createdAt(Times.read(row, "created_at"))
                .updatedAt(Times.read(row, "updated_at"))
                .phone(row.getString("phone"))
                .email(row.getString("email"))
                .pin(row.getString("pin"))
                .phoneCountryCode(row.getString("phone_country_code"))
                .hiddenPhone(row.getObject("hidden_phone", Boolean.class));
    }
}
