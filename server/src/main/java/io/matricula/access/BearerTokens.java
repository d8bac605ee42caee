package io.matricula.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Finds the access token: in the Authorization header, or else as {@code access_token} in the query string. Whatever
 * stands there is taken for a token, so that garbage is an invalid token (401) and not an unreadable request (400).
 */
final class BearerTokens implements AuthenticationConverter {

    private static final String SCHEME = "Bearer";

    @Override
    public Authentication convert(HttpServletRequest request) {
        Operation asked = (Operation) request.getAttribute(Operation.ATTRIBUTE);
        String token = asked == null || asked.isPublic() ? null : token(request);
        return token == null || token.isBlank() ? null : new BearerTokenAuthenticationToken(token);
    }

    private static String token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header == null ? (String) request.getAttribute(QueryToken.ATTRIBUTE) : credentials(header.strip());
    }

    /** What stands after the scheme and a blank, null without them. */
    private static String credentials(String header) {
        boolean isBearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && header.length() > SCHEME.length()
                && Character.isWhitespace(header.charAt(SCHEME.length()));
        return isBearer ? header.substring(SCHEME.length()).strip() : null;
    }
}
