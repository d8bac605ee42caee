package io.matricula.access;

import io.matricula.http.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Hands what the security filters refuse to the place where every failure is worded. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String INVALID = "The access token is invalid";

    private final HandlerExceptionResolver failures;

    Refusals(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver failures) {
        this.failures = failures;
    }

    /**
     * The refusal of a caller who is known but may not.
     *
     * @return 403
     */
    static RefusedException denied() {
        return new RefusedException(
                HttpStatus.FORBIDDEN,
                "Access Denied",
                "You are not authorized to access this page.",
                HttpHeaders.EMPTY);
    }

    /**
     * The refusal of a token. Existing clients cut the text out of the header by the quotes after {@code
     * error_description}: there must be exactly one, and nothing may follow it.
     *
     * @param description one of the two texts on which clients renew their token
     * @return 401
     */
    private static RefusedException unauthorized(String description) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(
                HttpHeaders.WWW_AUTHENTICATE,
                "Bearer realm=\"Doorkeeper\", error=\"invalid_token\", error_description=\"" + description + "\"");
        return new RefusedException(HttpStatus.UNAUTHORIZED, "Unauthorized", description, headers);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason) {
        boolean expired = reason.getCause() instanceof JwtValidationException invalid
                && invalid.getErrors().contains(AccessTokens.EXPIRED);
        refuse(request, response, unauthorized(expired ? AccessTokens.EXPIRED.getDescription() : INVALID));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason) {
        refuse(request, response, denied());
    }

    /**
     * Answers with a failure.
     *
     * @param request the request that failed
     * @param response where to answer, not committed yet
     * @param failure what went wrong
     */
    void refuse(HttpServletRequest request, HttpServletResponse response, Exception failure) {
        failures.resolveException(request, response, null, failure);
    }
}
