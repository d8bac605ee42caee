package io.matricula.access;

import io.matricula.http.RefusedException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says in every answer whose token was used, and counts the request against that application's limit if it has one. */
final class CallerFilter extends OncePerRequestFilter {

    private static final Pattern NOT_PRINTABLE = Pattern.compile("[^\\x20-\\x7e]");

    private final RateLimits limits;
    private final Refusals refusals;

    CallerFilter(RateLimits limits, Refusals refusals) {
        this.limits = limits;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication authentication) {
            Caller caller = authentication.getPrincipal();
            request.setAttribute(Caller.ATTRIBUTE, caller);
            name(caller, response);
            try {
                if (isLimited(request)) {
                    limits.count(caller.applicationId(), response);
                }
            } catch (RefusedException tooMany) {
                refusals.refuse(request, response, tooMany);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isLimited(HttpServletRequest request) {
        return Operation.of(request).map(Operation::limited).orElse(true);
    }

    private static void name(Caller caller, HttpServletResponse response) {
        response.setHeader("X-Application-Id", String.valueOf(caller.applicationId()));
        response.setHeader("X-Application-Name", printable(caller.name()));
        response.setHeader(
                "X-Application-Roles", caller.roles().isEmpty() ? "None" : String.join(", ", caller.roles()));
    }

    /** Header values are ASCII (RFC 9110, 5.5). */
    private static String printable(String name) {
        return NOT_PRINTABLE.matcher(name).replaceAll("?");
    }
}
