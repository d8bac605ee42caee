package io.matricula.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request whose token came in the query string, without it there: query strings end up in logs and in the links of
 * pages.
 */
final class QueryToken extends HttpServletRequestWrapper {

    /** The request attribute that holds the token. */
    static final String ATTRIBUTE = QueryToken.class.getName();

    private static final Pattern PARAM = Pattern.compile("(?:^|&)access_token=([^&]*)");

    private final String query;

    private QueryToken(HttpServletRequest request, String query) {
        super(request);
        this.query = query;
    }

    /**
     * Takes the token out of the query string, if one is there.
     *
     * @param request the request
     * @return the request to go on with
     */
    static HttpServletRequest takenFrom(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query == null || !query.contains("access_token=")) {
            return request;
        }
        Matcher param = PARAM.matcher(query);
        if (!param.find()) {
            return request;
        }
        request.setAttribute(ATTRIBUTE, decoded(param.group(1)));
        String rest = param.replaceAll("").replaceFirst("^&", "");
        return new QueryToken(request, rest.isEmpty() ? null : rest);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException garbage) {
            return value;
        }
    }

    @Override
    public String getQueryString() {
        return query;
    }
}
