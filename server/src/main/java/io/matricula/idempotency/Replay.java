package io.matricula.idempotency;

import io.matricula.http.FirstAnswer;
import io.matricula.idempotency.KeyRepository.Stored;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** The answer of an earlier request, given again. */
final class Replay {

    private static final String HEADER = "Idempotent-Replayed";

    private Replay() {}

    /**
     * Answers. What the response has got already stays: it is about this request.
     *
     * @param stored what to answer
     * @param request who asks
     * @param response without a body so far
     * @throws IOException if the client went away
     */
    static void of(Stored stored, HttpServletRequest request, HttpServletResponse response) throws IOException {
        FirstAnswer.replayed(request);
        byte[] body = stored.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(stored.status());
        response.setHeader(HEADER, "true");
        if (stored.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, stored.location());
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
