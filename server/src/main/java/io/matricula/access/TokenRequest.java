package io.matricula.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A request for a token in the one form that Spring's authorization server knows: its own path, everything in the form
 * body, no Authorization header.
 */
final class TokenRequest extends HttpServletRequestWrapper {

    private final String path;
    private final Map<String, String[]> params = new LinkedHashMap<>();

    TokenRequest(HttpServletRequest request, String path, Map<String, String> params) {
        super(request);
        this.path = path;
        params.forEach((name, value) -> this.params.put(name, new String[] {value}));
    }

    @Override
    public String getRequestURI() {
        return path;
    }

    @Override
    public StringBuffer getRequestURL() {
        String url = super.getRequestURL().toString();
        return new StringBuffer(
                url.substring(0, url.length() - super.getRequestURI().length()) + path);
    }

    @Override
    public String getServletPath() {
        return path;
    }

    @Override
    public String getQueryString() {
        return null;
    }

    @Override
    public String getContentType() {
        return MediaType.APPLICATION_FORM_URLENCODED_VALUE;
    }

    @Override
    public String getHeader(String name) {
        return isHidden(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    private static boolean isHidden(String name) {
        return HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(params);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(params.keySet());
    }

    @Override
    public String[] getParameterValues(String name) {
        return params.get(name);
    }

    @Override
    public String getParameter(String name) {
        return params.containsKey(name) ? params.get(name)[0] : null;
    }
}
