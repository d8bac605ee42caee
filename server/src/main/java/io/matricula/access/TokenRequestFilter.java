package io.matricula.access;

import io.matricula.http.PayloadTooLargeException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes requests for tokens in every form in which existing clients send them: params in the body (form, multipart or
 * JSON), in the query string, or by HTTP Basic, or twice; under {@code /oauth} and {@code /v2/oauth}, with doubled
 * slashes. The body wins over the query, HTTP Basic over both; a bearer token sent along is ignored, and so is a body of
 * any other type: clients that put everything in the query name what types they like.
 */
final class TokenRequestFilter extends OncePerRequestFilter {

    private static final Pattern PATHS = Pattern.compile("/+(?:v2/+)?oauth/+(token|revoke)/*");

    private static final int MAX_BYTES = 2 * 1024 * 1024;

    private final JsonMapper json;
    private final TokenAnswers answers;
    private final Refusals refusals;

    TokenRequestFilter(JsonMapper json, TokenAnswers answers, Refusals refusals) {
        this.json = json;
        this.answers = answers;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().equals(ReturnCookie.AUTHORIZE) && !isReadable(request)) {
            answers.refuse(response, OAuth2ErrorCodes.INVALID_REQUEST, null);
            return;
        }
        Matcher path = PATHS.matcher(request.getRequestURI());
        if (!"POST".equals(request.getMethod()) || !path.matches()) {
            chain.doFilter(request, response);
            return;
        }
        Map<String, String> params;
        try {
            params = params(request);
        } catch (IllegalStateException
                | IllegalArgumentException
                | PayloadTooLargeException
                | JacksonException unreadable) {
            refuse(request, response, unreadable);
            return;
        }
        chain.doFilter(new TokenRequest(request, "/oauth/" + path.group(1), params), response);
    }

    private static boolean isReadable(HttpServletRequest request) {
        try {
            return request.getParameterMap() != null;
        } catch (InvalidParameterException unreadable) {
            return false;
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, RuntimeException unreadable)
            throws IOException {
        if (isTooLarge(unreadable)) {
            refusals.refuse(request, response, unreadable);
        } else {
            answers.onAuthenticationFailure(
                    request, response, new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST));
        }
    }

    private static boolean isTooLarge(RuntimeException unreadable) {
        return unreadable instanceof PayloadTooLargeException
                || unreadable instanceof InvalidParameterException form
                        && form.getErrorCode() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
    }

    private Map<String, String> params(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MAX_BYTES) {
            throw new PayloadTooLargeException(MAX_BYTES);
        }
        Map<String, String> params = new LinkedHashMap<>();
        // the servlet's own map has the values of the query before those of a form or multipart body
        request.getParameterMap().forEach((name, values) -> put(params, name, values[values.length - 1]));
        if (isJson(request)) {
            addJson(params, request.getInputStream().readNBytes(MAX_BYTES + 1));
        }
        addBasic(params, request.getHeader(HttpHeaders.AUTHORIZATION));
        return params;
    }

    private static boolean isJson(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).matches("application/([\\w.-]+\\+)?json\\b.*");
    }

    private void addJson(Map<String, String> params, byte[] body) {
        if (body.length > MAX_BYTES) {
            throw new PayloadTooLargeException(MAX_BYTES);
        }
        if (body.length == 0) {
            return;
        }
        JsonNode tree = json.readTree(body);
        if (!tree.isObject()) {
            throw new IllegalArgumentException("Not an object");
        }
        tree.properties().stream()
                .filter(property -> property.getValue().isValueNode()
                        && !property.getValue().isNull())
                .forEach(property ->
                        put(params, property.getKey(), property.getValue().asString()));
    }

    private static void addBasic(Map<String, String> params, String header) {
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return;
        }
        String credentials =
                new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
        int colon = credentials.indexOf(':');
        if (colon > 0) {
            put(params, OAuth2ParameterNames.CLIENT_ID, decoded(credentials.substring(0, colon)));
            put(params, OAuth2ParameterNames.CLIENT_SECRET, decoded(credentials.substring(colon + 1)));
        }
    }

    /** RFC 6749 section 2.3.1 wants both halves urlencoded; nearly no client does it. */
    private static String decoded(String half) {
        try {
            return URLDecoder.decode(half, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return half;
        }
    }

    private static void put(Map<String, String> params, String name, String value) {
        if (!value.isBlank()) {
            params.put(name, value);
        }
    }
}
