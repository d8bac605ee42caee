package io.matricula.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes paths as existing scripts send them: doubled and trailing slashes, and under {@code /v2} a {@code .json} at the
 * end, which no login has. Runs before everything that looks at the path.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TidyPathFilter extends OncePerRequestFilter {

    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final Pattern JSON_SUFFIX = Pattern.compile("^(/v2/.+)\\.json$");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        String tidy = tidy(path);
        chain.doFilter(tidy.equals(path) ? request : new TidyRequest(request, tidy), response);
    }

    static String tidy(String path) {
        String single = path.contains("//") ? SLASHES.matcher(path).replaceAll("/") : path;
        String open = single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
        return open.endsWith(".json") ? JSON_SUFFIX.matcher(open).replaceFirst("$1") : open;
    }

    private static final class TidyRequest extends HttpServletRequestWrapper {

        private final String path;

        TidyRequest(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return path;
        }

        @Override
        public StringBuffer getRequestURL() {
            StringBuffer url = super.getRequestURL();
            return url.replace(url.length() - super.getRequestURI().length(), url.length(), path);
        }
    }
}
