package io.matricula.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.util.OnCommittedResponseWrapper;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sees how a request is answered, before whoever sent it does: what they did is in the trail by then. */
@Component
@Order(AuditFilter.BEFORE_SECURITY)
class AuditFilter extends OncePerRequestFilter {

    /** Outside of the filters that refuse requests. */
    static final int BEFORE_SECURITY = -120;

    private final AuditTrail trail;

    AuditFilter(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Answer answer = new Answer(request, response);
        chain.doFilter(request, new StatusFirst(answer));
        answer.onResponseCommitted();
    }

    /** The wrapper around which it goes learns of an error before it knows its status otherwise. */
    private static final class StatusFirst extends HttpServletResponseWrapper {

        StatusFirst(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) throws IOException {
            setStatus(status);
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            setStatus(status);
            super.sendError(status, message);
        }
    }

    private final class Answer extends OnCommittedResponseWrapper {

        private final HttpServletRequest request;
        private boolean seen;

        Answer(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        protected void onResponseCommitted() {
            if (!seen) {
                seen = true;
                trail.answered(request, getStatus());
            }
        }
    }
}
