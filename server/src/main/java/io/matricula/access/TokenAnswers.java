package io.matricula.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What requests for tokens are answered, key by key as the documentation shows it: a shell client cuts the access token
 * out by its place.
 */
@Component
class TokenAnswers implements AuthenticationSuccessHandler, AuthenticationFailureHandler, AuthenticationEntryPoint {

    private static final String INVALID_REQUEST_TEXT = "The request is missing a required parameter, includes an"
            + " unsupported parameter value, or is otherwise malformed.";

    private static final Map<String, String> DESCRIPTIONS = Map.of(
            OAuth2ErrorCodes.INVALID_REQUEST,
            INVALID_REQUEST_TEXT,
            OAuth2ErrorCodes.INVALID_CLIENT,
            "Client authentication failed due to unknown client, no client authentication included, or unsupported"
                    + " authentication method.",
            OAuth2ErrorCodes.INVALID_GRANT,
            "The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used"
                    + " in the authorization request, or was issued to another client.",
            OAuth2ErrorCodes.UNAUTHORIZED_CLIENT,
            "The client is not authorized to perform this request using this method.",
            OAuth2ErrorCodes.UNSUPPORTED_GRANT_TYPE,
            "The authorization grant type is not supported by the authorization server.",
            OAuth2ErrorCodes.INVALID_SCOPE,
            "The requested scope is invalid, unknown, or malformed.",
            OAuth2ErrorCodes.UNSUPPORTED_RESPONSE_TYPE,
            "The authorization server does not support this response type.");

    private static final Set<String> UNAUTHORIZED = Set.of(
            OAuth2ErrorCodes.INVALID_CLIENT,
            OAuth2ErrorCodes.UNAUTHORIZED_CLIENT,
            OAuth2ErrorCodes.UNSUPPORTED_GRANT_TYPE);

    private final ApplicationSecrets secrets;
    // the server's own mapper leaves nulls out
    private final JsonMapper json = JsonMapper.builder().build();

    TokenAnswers(ApplicationSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OAuth2AccessTokenAuthenticationToken issued = (OAuth2AccessTokenAuthenticationToken) authentication;
        OAuth2AccessToken token = issued.getAccessToken();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", token.getTokenValue());
        body.put("token_type", "bearer");
        body.put("expires_in", Applications.TOKEN_LIFETIME.toSeconds());
        if (issued.getRefreshToken() != null) {
            body.put("refresh_token", issued.getRefreshToken().getTokenValue());
        }
        body.put("scope", scope(token.getScopes()));
        body.put("created_at", token.getIssuedAt().getEpochSecond());
        body.put("secret_valid_until", secretValidUntil(request, issued));
        write(response, HttpServletResponse.SC_OK, body);
    }

    private static String scope(Set<String> scopes) {
        return scopes.isEmpty()
                ? Applications.DEFAULT_SCOPE
                : Applications.SCOPES.stream().filter(scopes::contains).collect(Collectors.joining(" "));
    }

    private Long secretValidUntil(HttpServletRequest request, OAuth2AccessTokenAuthenticationToken issued) {
        String secret = request.getParameter("client_secret");
        return secret == null
                ? null
                : secrets.validUntil(secret, issued.getRegisteredClient().getClientSecret())
                        .map(Instant::getEpochSecond)
                        .orElse(null);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String code = failure instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : OAuth2ErrorCodes.INVALID_CLIENT;
        String error = known(code);
        String description = DESCRIPTIONS.get(error);
        boolean unauthorized = UNAUTHORIZED.contains(error);
        if (unauthorized) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    "Bearer realm=\"Doorkeeper\", error=\"%s\", error_description=\"%s\""
                            .formatted(error, description));
        }
        write(
                response,
                unauthorized ? HttpServletResponse.SC_UNAUTHORIZED : HttpServletResponse.SC_BAD_REQUEST,
                body(error, description));
    }

    private static String known(String code) {
        return DESCRIPTIONS.containsKey(code) ? code : OAuth2ErrorCodes.INVALID_REQUEST;
    }

    private static Map<String, Object> body(String error, String description) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description);
        return body;
    }

    /** The sentence that explains an error code. */
    static String description(String code) {
        return DESCRIPTIONS.get(known(code));
    }

    /**
     * Answers a browser that cannot be sent anywhere.
     *
     * @param response where to answer
     * @param code the error code
     * @param description a sentence; null for the usual one
     */
    void refuse(HttpServletResponse response, String code, String description) throws IOException {
        String error = known(code);
        write(
                response,
                HttpServletResponse.SC_BAD_REQUEST,
                body(error, description == null ? DESCRIPTIONS.get(error) : description));
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        onAuthenticationFailure(request, response, new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT));
    }

    /** Answers that a token was revoked, or is none any more: an empty object. */
    void revoked(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        write(response, HttpServletResponse.SC_OK, Map.of());
    }

    private void write(HttpServletResponse response, int status, Map<String, Object> body) throws IOException {
        response.setStatus(status);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.PRAGMA, "no-cache");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }
}
