package io.matricula.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What becomes of a request to act for a person that is not acceptable: the application learns of it by way of the
 * browser, unless it is not certain that the address is the application's (RFC 6749, 4.1.2.1).
 */
final class AuthorizationRefusals implements AuthenticationFailureHandler {

    /** Said of a redirect URI that is missing or not registered. */
    static final String REDIRECT_URI = "The redirect uri included is not valid.";

    private final TokenAnswers answers;

    AuthorizationRefusals(TokenAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        OAuth2Error error = ((OAuth2AuthenticationException) failure).getError();
        OAuth2AuthorizationCodeRequestAuthenticationToken asked =
                failure instanceof OAuth2AuthorizationCodeRequestAuthenticationException refused
                        ? refused.getAuthorizationCodeRequestAuthentication()
                        : null;
        if (asked == null || asked.getRedirectUri() == null) {
            boolean ofClient = String.valueOf(error.getDescription()).endsWith(OAuth2ParameterNames.CLIENT_ID);
            boolean ofRedirectUri = String.valueOf(error.getDescription()).endsWith(OAuth2ParameterNames.REDIRECT_URI)
                    || REDIRECT_URI.equals(error.getDescription());
            answers.refuse(
                    response,
                    ofClient ? OAuth2ErrorCodes.INVALID_CLIENT : error.getErrorCode(),
                    ofRedirectUri ? REDIRECT_URI : null);
            return;
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.sendRedirect(redirect(asked, error.getErrorCode()));
    }

    private static String redirect(OAuth2AuthorizationCodeRequestAuthenticationToken asked, String code) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromUriString(asked.getRedirectUri())
                .queryParam(OAuth2ParameterNames.ERROR, code)
                .queryParam(OAuth2ParameterNames.ERROR_DESCRIPTION, encoded(TokenAnswers.description(code)));
        if (asked.getState() != null) {
            uri.queryParam(OAuth2ParameterNames.STATE, encoded(asked.getState()));
        }
        return uri.build(true).toUriString();
    }

    private static String encoded(String value) {
        return UriUtils.encode(value, StandardCharsets.UTF_8);
    }
}
