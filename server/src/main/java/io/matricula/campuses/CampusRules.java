package io.matricula.campuses;

import io.matricula.addresses.EmailAddress;
import io.matricula.contract.intra.model.CampusChanges;
import io.matricula.contract.intra.model.CampusRequest;
import io.matricula.http.BodyRules;
import io.matricula.http.FieldErrors;
import io.matricula.languages.LanguageDirectory;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** What "Update a campus" demands beyond the types and lengths of its params. */
@Component
class CampusRules implements BodyRules<CampusRequest> {

    static final String ENDPOINT_ID = "campus[endpoint_id]";

    private final CampusRepository campuses;
    private final LanguageDirectory languages;

    CampusRules(CampusRepository campuses, LanguageDirectory languages) {
        this.campuses = campuses;
        this.languages = languages;
    }

    @Override
    public Class<CampusRequest> body() {
        return CampusRequest.class;
    }

    @Override
    public void check(CampusRequest body, FieldErrors errors) {
        if (body.getCampus().orElse(null) == null) {
            body.campus(new CampusChanges());
        }
        CampusChanges params = body.getCampus().get();
        if (params.getName() != null && params.getName().isBlank()) {
            errors.add("campus[name]", FieldErrors.BLANK);
        }
        checkTimeZone(params.getTimeZone(), errors);
        checkEmailExtension(params, errors);
        Long languageId = params.getLanguageId();
        if (languageId != null && languages.find(languageId).isEmpty()) {
            errors.add("campus[language_id]", FieldErrors.UNKNOWN);
        }
        Long endpointId = params.getEndpointId().orElse(null);
        if (endpointId != null
                && campuses.findEndpoints(List.of(endpointId), (row, number) -> row.getLong("id"))
                        .isEmpty()) {
            errors.add(ENDPOINT_ID, FieldErrors.UNKNOWN);
        }
    }

    private static void checkTimeZone(String timeZone, FieldErrors errors) {
        if (timeZone != null && !ZoneId.getAvailableZoneIds().contains(timeZone)) {
            errors.add("campus[time_zone]", FieldErrors.NOT_LISTED);
        }
    }

    /** A blank is no extension, and what is one must make addresses. */
    private static void checkEmailExtension(CampusChanges params, FieldErrors errors) {
        String extension = params.getEmailExtension().orElse(null);
        if (extension != null && extension.isBlank()) {
            params.emailExtension(null);
        } else if (extension != null && !EmailAddress.hasForm("login@student." + extension)) {
            errors.add("campus[email_extension]", "is invalid");
        }
    }
}
