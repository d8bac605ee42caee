package io.matricula.access;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A person who has signed in, while an application is let act for them. Never the caller of an API. */
final class PersonAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final long userId;

    PersonAuthentication(long userId) {
        super(List.of());
        this.userId = userId;
        setAuthenticated(true);
    }

    @Override
    public Long getPrincipal() {
        return userId;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return String.valueOf(userId);
    }
}
