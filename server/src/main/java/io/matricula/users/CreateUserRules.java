package io.matricula.users;

import io.matricula.campuses.CampusDirectory;
import io.matricula.candidatures.CandidatureRules;
import io.matricula.contract.intra.model.CreateUserRequest;
import io.matricula.contract.intra.model.CursusUserToCreate;
import io.matricula.contract.intra.model.LanguagesUserToCreate;
import io.matricula.contract.intra.model.UserToCreate;
import io.matricula.cursus.CursusDirectory;
import io.matricula.http.BodyRules;
import io.matricula.http.FieldErrors;
import io.matricula.images.ImageRules;
import io.matricula.languages.LanguageDirectory;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What "Create a user" demands beyond the types, enums and lengths of its params. */
@Component
class CreateUserRules implements BodyRules<CreateUserRequest> {

    private static final String CURSUS_USERS = "user[cursus_users_attributes]";
    private static final String LANGUAGES_USERS = "user[languages_users_attributes]";

    private final CampusDirectory campuses;
    private final CursusDirectory cursus;
    private final LanguageDirectory languages;
    private final CandidatureRules candidatures;

    CreateUserRules(
            CampusDirectory campuses,
            CursusDirectory cursus,
            LanguageDirectory languages,
            CandidatureRules candidatures) {
        this.campuses = campuses;
        this.cursus = cursus;
        this.languages = languages;
        this.candidatures = candidatures;
    }

    @Override
    public Class<CreateUserRequest> body() {
        return CreateUserRequest.class;
    }

    @Override
    public void check(CreateUserRequest body, FieldErrors errors) {
        if (body.getUser() == null) {
            body.setUser(new UserToCreate());
        }
        UserToCreate user = body.getUser();
        user.setMeta(UserParams.meta(body.getMeta(), user.getMeta()));
        checkTexts(user, errors);
        UserParams.checkEmail(user.getEmail(), errors);
        UserParams.checkLogin(user.getLogin(), errors).ifPresent(user::login);
        ImageRules.check(user.getImage().orElse(null), errors);
        checkCampus(user.getCampusId(), errors);
        checkCursus(user, errors);
        checkLanguages(user, errors);
        candidatures.check(
                UserParams.CANDIDATURE, user.getUserCandidatureAttributes().orElse(null), errors);
    }

    private static void checkTexts(UserToCreate user, FieldErrors errors) {
        UserParams.notBlank("user[first_name]", user.getFirstName(), errors);
        UserParams.notBlank("user[last_name]", user.getLastName(), errors);
        UserParams.notBlank("user[pool_year]", user.getPoolYear(), errors);
        UserParams.notBlank("user[pool_month]", user.getPoolMonth(), errors);
        if (user.getPoolMonth() != null) {
            user.setPoolMonth(user.getPoolMonth().toLowerCase(Locale.ROOT));
        }
    }

    private void checkCampus(String campusId, FieldErrors errors) {
        UserParams.notBlank("user[campus_id]", campusId, errors);
        if (campusId != null && !campusId.isBlank() && campuses.find(campusId).isEmpty()) {
            errors.add("user[campus_id]", FieldErrors.UNKNOWN);
        }
    }

    private void checkCursus(UserToCreate user, FieldErrors errors) {
        String cursusId = user.getCursusId().orElse(null);
        if (cursusId != null && !cursusId.isBlank() && cursus.find(cursusId).isEmpty()) {
            errors.add("user[cursus_id]", FieldErrors.UNKNOWN);
        }
        Set<Long> seen = new HashSet<>();
        for (CursusUserToCreate row : UserParams.sent(user.getCursusUsersAttributes())) {
            if (row.getId().orElse(null) != null) {
                errors.add(CURSUS_USERS + "[id]", FieldErrors.UNKNOWN);
            }
            if (row.getCursusId() != null) {
                known(cursus.find(row.getCursusId()).isPresent(), CURSUS_USERS + "[cursus_id]", errors);
                unique(seen.add(row.getCursusId()), CURSUS_USERS + "[cursus_id]", errors);
            }
            if (row.getBeginAt() != null
                    && row.getEndAt().orElse(null) != null
                    && row.getEndAt().get().isBefore(row.getBeginAt())) {
                errors.add(CURSUS_USERS + "[end_at]", "must not be before begin_at");
            }
        }
    }

    private void checkLanguages(UserToCreate user, FieldErrors errors) {
        Set<Long> seen = new HashSet<>();
        for (LanguagesUserToCreate row : UserParams.sent(user.getLanguagesUsersAttributes())) {
            if (row.getId().orElse(null) != null) {
                errors.add(LANGUAGES_USERS + "[id]", FieldErrors.UNKNOWN);
            }
            if (row.getLanguageId() != null) {
                known(languages.find(row.getLanguageId()).isPresent(), LANGUAGES_USERS + "[language_id]", errors);
                unique(seen.add(row.getLanguageId()), LANGUAGES_USERS + "[language_id]", errors);
            }
        }
    }

    private static void known(boolean exists, String param, FieldErrors errors) {
        if (!exists) {
            errors.add(param, FieldErrors.UNKNOWN);
        }
    }

    private static void unique(boolean first, String param, FieldErrors errors) {
        if (!first) {
            errors.add(param, FieldErrors.TAKEN);
        }
    }
}
