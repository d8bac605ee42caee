package io.matricula.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;

/** Lets through whom the contract lets through: any one of the operation's roles is enough. */
final class ContractRoles implements AuthorizationManager<HttpServletRequest> {

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends Authentication> authentication, HttpServletRequest request) {
        Operation asked = (Operation) request.getAttribute(Operation.ATTRIBUTE);
        if (asked == null || asked.isPublic()) {
            return new AuthorizationDecision(true);
        }
        Caller caller = (Caller) authentication.get().getPrincipal();
        boolean person = asked.orTheUser() && caller.resourceOwnerId() != null;
        return new AuthorizationDecision(caller.kind() == asked.token() && (person || caller.hasAnyOf(asked.roles())));
    }
}
