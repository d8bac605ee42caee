package io.matricula.learningcloud;

import io.matricula.contract.learningcloud.model.ChangePasswordRequest;
import io.matricula.contract.learningcloud.model.DeactivateRequest;
import io.matricula.http.FieldErrors;
import io.matricula.http.SentBodyRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that their schema describes wholly: only the words of a refusal are these web services' own. */
@Configuration(proxyBeanMethods = false)
class SmallBodyRules {

    @Bean
    static SentBodyRules<ChangePasswordRequest> changePasswordRules() {
        return new OfSchema<>(ChangePasswordRequest.class);
    }

    @Bean
    static SentBodyRules<DeactivateRequest> deactivateRules() {
        return new OfSchema<>(DeactivateRequest.class);
    }

    private record OfSchema<T>(Class<T> body) implements SentBodyRules<T> {

        @Override
        public void check(T body, FieldErrors errors) {
            // the schema says it all
        }

        @Override
        public void decide(ObjectNode sent, FieldErrors errors) {
            Problems problems = new Problems();
            Wording.say(sent, errors, problems);
            problems.sorted().throwIfAny();
        }
    }
}
