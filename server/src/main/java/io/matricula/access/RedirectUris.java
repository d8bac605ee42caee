package io.matricula.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where browsers may be sent with a code: to what is registered for the application, letter by letter but for the port of
 * a loopback address (RFC 8252, 7.3); for the applications of the sandbox to any path and port of http://127.0.0.1.
 */
final class RedirectUris implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

    /** What is registered for the applications of the sandbox, and cannot be for others. */
    static final String ANY_OF_LOOPBACK = "http://127.0.0.1:*/*";

    private static final Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> REGISTERED =
            OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_REDIRECT_URI_VALIDATOR;

    private static final Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> SCOPES =
            OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_SCOPE_VALIDATOR;

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        String asked = context.<OAuth2AuthorizationCodeRequestAuthenticationToken>getAuthentication()
                .getRedirectUri();
        Set<String> registered = context.getRegisteredClient().getRedirectUris();
        if (!isAcceptable(asked) || registered.contains(ANY_OF_LOOPBACK) && !isOfLoopback(asked)) {
            throw refusal();
        }
        if (!registered.contains(ANY_OF_LOOPBACK)) {
            REGISTERED.accept(context);
        }
        SCOPES.accept(context);
    }

    /** The refusal that sends the browser nowhere. */
    static OAuth2AuthorizationCodeRequestAuthenticationException refusal() {
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, AuthorizationRefusals.REDIRECT_URI, null), null);
    }

    /**
     * Whether a redirect URI can be registered or asked for at all.
     *
     * @param uri as it was written
     * @return true if it is absolute, escaped where it must be, and has no fragment (RFC 6749, 3.1.2)
     */
    static boolean isAcceptable(String uri) {
        try {
            URI parsed = new URI(uri);
            UriComponentsBuilder.fromUriString(uri).build(true);
            return parsed.isAbsolute() && parsed.getRawFragment() == null && !parsed.isOpaque();
        } catch (URISyntaxException | IllegalArgumentException unfit) {
            return false;
        }
    }

    private static boolean isOfLoopback(String uri) {
        URI parsed = URI.create(uri);
        return "http".equals(parsed.getScheme())
                && "127.0.0.1".equals(parsed.getHost())
                && parsed.getRawUserInfo() == null;
    }
}
