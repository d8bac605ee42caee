package io.matricula.access;

import io.matricula.http.RefusedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Tells the delegates who is calling. */
@Component
public class CurrentCaller {

    /**
     * The caller of the request that this thread works on.
     *
     * @return the caller
     * @throws IllegalStateException outside of a request, or in one that needs no token
     */
    public Caller get() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication authentication) {
            return authentication.getPrincipal();
        }
        throw new IllegalStateException("There is no caller here");
    }

    /**
     * Decides the operations that carry {@code x-or-the-user}: they let every person's token through, so each of their
     * delegates must ask here as soon as it knows whom the request concerns.
     *
     * @param userId the person concerned
     * @throws RefusedException 403 unless the application has one of the operation's roles, or this person is the
     *     one who signed in
     */
    public void requireRoleOrBeing(long userId) {
        Caller caller = get();
        boolean being = caller.resourceOwnerId() != null && caller.resourceOwnerId() == userId;
        if (!being && !caller.hasAnyOf(operation().roles())) {
            throw Refusals.denied();
        }
    }

    private static Operation operation() {
        RequestAttributes request = RequestContextHolder.currentRequestAttributes();
        return (Operation) request.getAttribute(Operation.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    }
}
