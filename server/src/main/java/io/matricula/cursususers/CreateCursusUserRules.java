package io.matricula.cursususers;

import io.matricula.contract.intra.model.CreateCursusUserRequest;
import io.matricula.contract.intra.model.CursusUserAttributes;
import io.matricula.http.BodyRules;
import io.matricula.http.FieldErrors;
import org.springframework.stereotype.Component;

/** What "Create a cursus user" demands beyond the types of its params. */
@Component
class CreateCursusUserRules implements BodyRules<CreateCursusUserRequest> {

    private final EnrolmentRules rules;

    CreateCursusUserRules(EnrolmentRules rules) {
        this.rules = rules;
    }

    @Override
    public Class<CreateCursusUserRequest> body() {
        return CreateCursusUserRequest.class;
    }

    @Override
    public void check(CreateCursusUserRequest body, FieldErrors errors) {
        if (body.getCursusUser().orElse(null) == null) {
            body.cursusUser(new CursusUserAttributes());
        }
        CursusUserAttributes params = body.getCursusUser().get();
        rules.checkCursus(EnrolmentRules.CURSUS_ID, params.getCursusId(), errors);
        rules.checkUser(params.getUserId(), errors);
        if (!EnrolmentRules.isOrderFree(params.getSkipBeginValidation())) {
            EnrolmentRules.checkOrder(
                    EnrolmentRules.END_AT,
                    params.getBeginAt(),
                    params.getEndAt().orElse(null),
                    errors);
        }
    }

    @Override
    public void checkStored(CreateCursusUserRequest body, FieldErrors errors) {
        rules.checkStoredUser(body.getCursusUser().get().getUserId(), errors);
    }
}
