package io.matricula.campuses;

import io.matricula.languages.Language;
import java.time.OffsetDateTime;

/**
 * A campus.
 *
 * @param id its id
 * @param name its name
 * @param slug its name in URLs and configuration keys
 * @param timeZone its time zone, as in the IANA database
 * @param language the language it works in
 * @param vogsphereId null if it has no vogsphere
 * @param contact where it is
 * @param active whether it takes people
 * @param open whether it is shown to everybody ({@code public})
 * @param emailExtension what the aliases of its people end with ({@code 42.fr}); null if it gives none
 * @param hidesPhones whether its people's phones are hidden by default
 * @param mainEmail null if it has none
 * @param endpointId the endpoint that is called before its people are saved; null if it has none
 * @param createdAt when it was created, UTC
 * @param updatedAt when it was changed last, UTC
 */
public record Campus(
        long id,
        String name,
        String slug,
        String timeZone,
        Language language,
        Long vogsphereId,
        Contact contact,
        boolean active,
        boolean open,
        String emailExtension,
        boolean hidesPhones,
        String mainEmail,
        Long endpointId,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {

    /**
     * Where a campus is, each part null if it is not known.
     *
     * @param country the country
     * @param address street and number
     * @param zip the zip code
     * @param city the city
     * @param website the address of its website
     * @param facebook the address of its page there
     * @param twitter the address of its page there
     */
    public record Contact(
            String country, String address, String zip, String city, String website, String facebook, String twitter) {}
}
