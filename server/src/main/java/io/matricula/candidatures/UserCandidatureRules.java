package io.matricula.candidatures;

import io.matricula.contract.intra.model.UserCandidatureAttributes;
import io.matricula.contract.intra.model.UserCandidatureRequest;
import io.matricula.http.BodyRules;
import io.matricula.http.FieldErrors;
import io.matricula.http.RequestTarget;
import io.matricula.people.People;
import org.springframework.stereotype.Component;

/** What the operations of candidatures demand beyond the types, enums and lengths of their params. */
@Component
class UserCandidatureRules implements BodyRules<UserCandidatureRequest> {

    static final String CANDIDATURE = "user_candidature";
    static final String USER_ID = CANDIDATURE + "[user_id]";
    static final String EMAIL = CANDIDATURE + "[email]";

    private final CandidatureRules rules;
    private final People people;
    private final RequestTarget target;

    UserCandidatureRules(CandidatureRules rules, People people, RequestTarget target) {
        this.rules = rules;
        this.people = people;
        this.target = target;
    }

    @Override
    public Class<UserCandidatureRequest> body() {
        return UserCandidatureRequest.class;
    }

    @Override
    public void check(UserCandidatureRequest body, FieldErrors errors) {
        if (body.getUserCandidature() == null) {
            body.setUserCandidature(new UserCandidatureAttributes());
        }
        rules.check(CANDIDATURE, body.getUserCandidature(), errors);
        boolean userOfPathWins = target.isCreation() && target.namesUser();
        if (!userOfPathWins) {
            checkUser(body.getUserCandidature().getUserId().orElse(null), errors);
        }
    }

    /** An update without a user, or with null for one, leaves the candidature with its own. */
    private void checkUser(Long userId, FieldErrors errors) {
        if (userId != null) {
            if (people.find(userId).isEmpty()) {
                errors.add(USER_ID, FieldErrors.UNKNOWN);
            }
        } else if (target.isCreation() && !errors.names(USER_ID)) {
            errors.add(USER_ID, FieldErrors.BLANK);
        }
    }
}
