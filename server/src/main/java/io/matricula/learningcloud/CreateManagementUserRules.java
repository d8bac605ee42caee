package io.matricula.learningcloud;

import io.matricula.contract.learningcloud.model.CreateManagementUserRequest;
import io.matricula.http.FieldErrors;
import io.matricula.http.SentBodyRules;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

@Component
class CreateManagementUserRules implements SentBodyRules<CreateManagementUserRequest> {

    @Override
    public Class<CreateManagementUserRequest> body() {
        return CreateManagementUserRequest.class;
    }

    @Override
    public void check(CreateManagementUserRequest body, FieldErrors errors) {
        if (body.getUser() != null) {
            ManagementUserRules.check(ManagementUserRules.asUpdate(body.getUser()), errors);
        }
    }

    @Override
    public void decide(ObjectNode sent, FieldErrors errors) {
        ManagementUserRules.decide(sent, errors);
    }
}
