package io.matricula.cursususers;

import io.matricula.contract.intra.model.CursusUserChanges;
import io.matricula.contract.intra.model.UpdateCursusUserRequest;
import io.matricula.http.BodyRules;
import io.matricula.http.FieldErrors;
import org.springframework.stereotype.Component;

/**
 * What "Update a cursus user" demands beyond the types of its params. Existing clients send them directly in the body, as
 * Rails allows; inside {@code cursus_user} they win. From here on they all stand inside.
 */
@Component
class UpdateCursusUserRules implements BodyRules<UpdateCursusUserRequest> {

    private final EnrolmentRules rules;

    UpdateCursusUserRules(EnrolmentRules rules) {
        this.rules = rules;
    }

    @Override
    public Class<UpdateCursusUserRequest> body() {
        return UpdateCursusUserRequest.class;
    }

    @Override
    public void check(UpdateCursusUserRequest body, FieldErrors errors) {
        CursusUserChanges sent = body.getCursusUser().orElse(null);
        CursusUserChanges params = wrapped(body, sent == null ? new CursusUserChanges() : sent);
        body.cursusUser(params);
        rules.checkCursus(EnrolmentRules.CURSUS_ID, params.getCursusId(), errors);
        rules.checkStoredUser(params.getUserId(), errors);
        if (!EnrolmentRules.isOrderFree(params.getSkipBeginValidation())) {
            EnrolmentRules.checkOrder(
                    EnrolmentRules.END_AT,
                    params.getBeginAt(),
                    params.getEndAt().orElse(null),
                    errors);
        }
    }

    private static CursusUserChanges wrapped(UpdateCursusUserRequest body, CursusUserChanges params) {
        if (params.getCursusId() == null) {
            params.setCursusId(body.getCursusId());
        }
        if (params.getUserId() == null) {
            params.setUserId(body.getUserId());
        }
        if (params.getBeginAt() == null) {
            params.setBeginAt(body.getBeginAt());
        }
        if (!params.getEndAt().isPresent()) {
            params.setEndAt(body.getEndAt());
        }
        if (params.getHasCoalition() == null) {
            params.setHasCoalition(body.getHasCoalition());
        }
        if (!params.getSkipBeginValidation().isPresent()) {
            params.setSkipBeginValidation(body.getSkipBeginValidation());
        }
        return params;
    }
}
