package io.matricula.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Finds the access token: in the Authorization header, or else as {@code access_token} in the query string. Whatever
 * stands there is taken for a token, so that garbage is an invalid token (401) and not an unreadable request (400).
 */
final class BearerTokens implements AuthenticationConverter {

    private static final Pattern HEADER = Pattern.compile("Bearer\\s+(\\S.*)", Pattern.CASE_INSENSITIVE);

    @Override
    public Authentication convert(HttpServletRequest request) {
        Operation asked = (Operation) request.getAttribute(Operation.ATTRIBUTE);
        String token = asked == null || asked.isPublic() ? null : token(request);
        return token == null || token.isBlank() ? null : new BearerTokenAuthenticationToken(token);
    }

    private static String token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            Matcher bearer = HEADER.matcher(header.strip());
            return bearer.matches() ? bearer.group(1) : null;
        }
        return (String) request.getAttribute(QueryToken.ATTRIBUTE);
    }
}
