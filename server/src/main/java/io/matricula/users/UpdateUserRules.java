package io.matricula.users;

import io.matricula.campuses.CampusDirectory;
import io.matricula.candidatures.CandidatureRules;
import io.matricula.contract.intra.model.UpdateUserRequest;
import io.matricula.contract.intra.model.UserToUpdate;
import io.matricula.cursus.CursusDirectory;
import io.matricula.http.BodyRules;
import io.matricula.http.FieldErrors;
import io.matricula.images.ImageRules;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * What "Update a user" demands beyond the types, enums and lengths of its params. What refers to rows of the user is
 * checked with them locked.
 */
@Component
class UpdateUserRules implements BodyRules<UpdateUserRequest> {

    private final CampusDirectory campuses;
    private final CursusDirectory cursus;
    private final CandidatureRules candidatures;

    UpdateUserRules(CampusDirectory campuses, CursusDirectory cursus, CandidatureRules candidatures) {
        this.campuses = campuses;
        this.cursus = cursus;
        this.candidatures = candidatures;
    }

    @Override
    public Class<UpdateUserRequest> body() {
        return UpdateUserRequest.class;
    }

    @Override
    public void check(UpdateUserRequest body, FieldErrors errors) {
        if (body.getUser() == null) {
            body.setUser(new UserToUpdate());
        }
        UserToUpdate user = body.getUser();
        user.setMeta(UserParams.meta(body.getMeta(), user.getMeta()));
        checkTexts(user, errors);
        UserParams.checkEmail(user.getEmail(), errors);
        UserParams.checkLogin(user.getLogin(), errors).ifPresent(user::login);
        checkKnown("user[campus_id]", user.getCampusId().orElse(null), true, errors);
        checkKnown("user[cursus_id]", user.getCursusId().orElse(null), false, errors);
        ImageRules.check(user.getImage().orElse(null), errors);
        candidatures.check(
                UserParams.CANDIDATURE, user.getUserCandidatureAttributes().orElse(null), errors);
    }

    private static void checkTexts(UserToUpdate user, FieldErrors errors) {
        UserParams.notBlank("user[first_name]", user.getFirstName(), errors);
        UserParams.notBlank("user[last_name]", user.getLastName(), errors);
        UserParams.notBlank("user[usual_first_name]", user.getUsualFirstName(), errors);
        UserParams.notBlank("user[pool_year]", user.getPoolYear(), errors);
        UserParams.notBlank("user[pool_month]", user.getPoolMonth(), errors);
        if (user.getPoolMonth() != null) {
            user.setPoolMonth(user.getPoolMonth().toLowerCase(Locale.ROOT));
        }
    }

    private void checkKnown(String param, String id, boolean campus, FieldErrors errors) {
        boolean asked = id != null && !id.isBlank();
        if (asked && (campus ? campuses.find(id).isEmpty() : cursus.find(id).isEmpty())) {
            errors.add(param, FieldErrors.UNKNOWN);
        }
    }
}
