package io.matricula.learningcloud;

import io.matricula.contract.learningcloud.model.UpdateManagementUserRequest;
import io.matricula.http.FieldErrors;
import io.matricula.http.SentBodyRules;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

@Component
class UpdateManagementUserRules implements SentBodyRules<UpdateManagementUserRequest> {

    @Override
    public Class<UpdateManagementUserRequest> body() {
        return UpdateManagementUserRequest.class;
    }

    @Override
    public void check(UpdateManagementUserRequest body, FieldErrors errors) {
        if (body.getUser() != null) {
            ManagementUserRules.check(body.getUser(), errors);
        }
    }

    @Override
    public void decide(ObjectNode sent, FieldErrors errors) {
        ManagementUserRules.decide(sent, errors);
    }
}
