package io.matricula.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Gives every successful read its {@link ETags validator}, and answers 304 to whoever has the body already. The answers of
 * writes too are held until they are whole: they have a length then, and are sent in one piece.
 */
final class ETagFilter extends ShallowEtagHeaderFilter {

    /** HEAD too, and whatever {@code Cache-Control} says: clients look at the validator of every page of a list. */
    @Override
    protected boolean isEligibleForEtag(
            HttpServletRequest request, HttpServletResponse response, int status, InputStream body) {
        return status == HttpStatus.OK.value() && isRead(request);
    }

    @Override
    protected String generateETagHeaderValue(InputStream body, boolean weak) throws IOException {
        return ETags.ofBody(body.readAllBytes());
    }

    private static boolean isRead(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
    }
}
