package io.matricula.cursususers;

import io.matricula.cursus.CursusDirectory;
import io.matricula.http.FieldErrors;
import io.matricula.http.RequestTarget;
import io.matricula.people.People;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import org.openapitools.jackson.nullable.JsonNullable;
import org.springframework.stereotype.Component;

/** What an enrolment may be, on every path by which one is written. */
@Component
class EnrolmentRules {

    static final String CURSUS_USER = "cursus_user";
    static final String CURSUS_ID = CURSUS_USER + "[cursus_id]";
    static final String USER_ID = CURSUS_USER + "[user_id]";
    static final String END_AT = CURSUS_USER + "[end_at]";

    private static final Set<String> FALSE = Set.of("false", "0", "f", "off");

    private final CursusDirectory cursus;
    private final People people;
    private final RequestTarget target;

    EnrolmentRules(CursusDirectory cursus, People people, RequestTarget target) {
        this.cursus = cursus;
        this.people = people;
        this.target = target;
    }

    /**
     * Checks the cursus.
     *
     * @param param the name under which it was sent
     * @param cursusId null if none was sent
     * @param errors where to note what is wrong
     */
    void checkCursus(String param, Long cursusId, FieldErrors errors) {
        if (cursusId != null && cursus.find(cursusId).isEmpty()) {
            errors.add(param, FieldErrors.UNKNOWN);
        }
    }

    /**
     * Checks that the body of a creation names a user: needed where the path names none.
     *
     * @param userId null if none was sent
     * @param errors where to note what is wrong
     */
    void checkUser(Long userId, FieldErrors errors) {
        if (userId == null && !target.namesUser() && !errors.names(USER_ID)) {
            errors.add(USER_ID, FieldErrors.BLANK);
        }
    }

    /**
     * Checks that there is the user whom a body names, where the path names none.
     *
     * @param userId null if none was sent
     * @param errors where to note what is wrong
     */
    void checkStoredUser(Long userId, FieldErrors errors) {
        if (userId != null && !target.namesUser() && people.find(userId).isEmpty()) {
            errors.add(USER_ID, FieldErrors.UNKNOWN);
        }
    }

    /**
     * Checks that an enrolment does not end before it begins.
     *
     * @param param the name under which the end was sent
     * @param beginAt null if it is not known here
     * @param endAt null without an end
     * @param errors where to note what is wrong
     */
    static void checkOrder(String param, OffsetDateTime beginAt, OffsetDateTime endAt, FieldErrors errors) {
        if (beginAt != null && endAt != null && endAt.isBefore(beginAt)) {
            errors.add(param, "must not be before begin_at");
        }
    }

    /** Whether {@code skip_begin_validation} asks for it: Rails takes anything but a blank and these for true. */
    static boolean isOrderFree(JsonNullable<String> skipBeginValidation) {
        String value = skipBeginValidation.orElse(null);
        return value != null && !value.isBlank() && !FALSE.contains(value.toLowerCase(Locale.ROOT));
    }
}
