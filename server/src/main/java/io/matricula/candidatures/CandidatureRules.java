package io.matricula.candidatures;

import io.matricula.addresses.EmailAddress;
import io.matricula.contract.intra.model.UserCandidatureAttributes;
import io.matricula.http.FieldErrors;
import java.time.Clock;
import java.time.LocalDate;
import org.openapitools.jackson.nullable.JsonNullable;
import org.springframework.stereotype.Component;

/** What a candidature may hold, on every path by which it can be written. */
@Component
public class CandidatureRules {

    private static final int MIN_AGE = 13;
    private static final int MAX_AGE = 99;

    private final Clock clock;

    CandidatureRules(Clock clock) {
        this.clock = clock;
    }

    /**
     * Checks the params of a candidature. "Must be at least 13 years ago. must be at most 99 years ago." ("Create a
     * user" page, birth_date), as of today in UTC.
     *
     * @param param the name under which the params were sent, {@code user[user_candidature_attributes]}
     * @param attributes what was sent; null if nothing
     * @param errors where to note what is wrong
     */
    public void check(String param, UserCandidatureAttributes attributes, FieldErrors errors) {
        if (attributes == null) {
            return;
        }
        checkBirthDate(param + "[birth_date]", valueOf(attributes.getBirthDate()), errors);
        String email = valueOf(attributes.getEmail());
        if (email != null && !email.isBlank() && !EmailAddress.hasForm(email)) {
            errors.add(param + "[email]", "is invalid");
        }
    }

    private void checkBirthDate(String param, LocalDate birthDate, FieldErrors errors) {
        if (birthDate == null) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        if (birthDate.isAfter(today.minusYears(MIN_AGE))) {
            errors.add(param, "must be at least 13 years ago");
        }
        if (birthDate.isBefore(today.minusYears(MAX_AGE))) {
            errors.add(param, "must be at most 99 years ago");
        }
    }

    private static <T> T valueOf(JsonNullable<T> value) {
        return value.orElse(null);
    }
}
