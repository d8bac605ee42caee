package io.matricula.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.OnCommittedResponseWrapper;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The headers that every answer has, whoever gives it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class HeadersFilter extends OncePerRequestFilter {

    /** The request attribute, and the name in the log's context, of what {@code X-Request-Id} answers. */
    public static final String REQUEST_ID = "requestId";

    private static final String REQUEST_ID_HEADER = "X-Request-Id";

    private static final Pattern SANE = Pattern.compile("[\\w.:@+=/-]{1,255}");

    /** Swagger UI brings its styles inside its script. */
    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'self'";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = requestId(request.getHeader(REQUEST_ID_HEADER));
        request.setAttribute(REQUEST_ID, id);
        response.setHeader(REQUEST_ID_HEADER, id);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "max-age=0, private, must-revalidate");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        Timed timed = new Timed(request, response);
        MDC.put(REQUEST_ID, id);
        try {
            chain.doFilter(request, timed);
        } finally {
            timed.onResponseCommitted();
            MDC.remove(REQUEST_ID);
        }
    }

    private static String requestId(String sent) {
        return sent != null && SANE.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }

    /** Completes the head, at the last moment at which that can be done. */
    private static final class Timed extends OnCommittedResponseWrapper {

        private final long start = System.nanoTime();
        private final HttpServletRequest request;

        Timed(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        protected void onResponseCommitted() {
            if (!isCommitted()) {
                long micros = (System.nanoTime() - start) / 1_000;
                setHeader("X-Runtime", BigDecimal.valueOf(micros, 6).toPlainString());
                JsonContentType.write(request);
            }
        }

        @Override
        public void setContentType(String type) {
            addPolicy(type);
            super.setContentType(type);
        }

        @Override
        public void setHeader(String name, String value) {
            if (HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)) {
                addPolicy(value);
            }
            super.setHeader(name, value);
        }

        @Override
        public void addHeader(String name, String value) {
            if (HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)) {
                addPolicy(value);
            }
            super.addHeader(name, value);
        }

        private void addPolicy(String type) {
            if (type != null && type.startsWith("text/html")) {
                super.setHeader("Content-Security-Policy", PAGE_POLICY);
            }
        }
    }
}
