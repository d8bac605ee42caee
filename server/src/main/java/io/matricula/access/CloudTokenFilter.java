package io.matricula.access;

import io.matricula.http.RefusedException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Checks {@code X-Cloud-Auth-Token}, which every operation of learningCloud's web services needs, and counts the request
 * against that token's limit.
 */
final class CloudTokenFilter extends OncePerRequestFilter {

    private static final String HEADER = "X-Cloud-Auth-Token";

    private final CloudTokens tokens;
    private final RateLimits limits;
    private final Refusals refusals;

    CloudTokenFilter(CloudTokens tokens, RateLimits limits, Refusals refusals) {
        this.tokens = tokens;
        this.limits = limits;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = request.getHeader(HEADER);
        Optional<CloudTokens.Named> found = Optional.ofNullable(token).flatMap(tokens::find);
        if (found.isEmpty()) {
            refusals.refuse(request, response, unauthorized(token == null ? "is missing" : "is not valid"));
            return;
        }
        Caller caller = Caller.cloud(found.get().name());
        request.setAttribute(Caller.ATTRIBUTE, caller);
        try {
            // beside the applications, whose ids are positive
            limits.count(-found.get().id(), response);
        } catch (RefusedException tooMany) {
            refusals.refuse(request, response, tooMany);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(caller));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private static RefusedException unauthorized(String why) {
        return new RefusedException(HttpStatus.UNAUTHORIZED, "Unauthorized", HEADER + " " + why, HttpHeaders.EMPTY);
    }
}
