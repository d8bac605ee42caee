package io.matricula.http;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;

/** Words failures as one of the two APIs does. */
public interface ErrorRenderer {

    /**
     * Tells whether this renderer words the failures of a request.
     *
     * @param request the request that failed
     * @return true if it is one of this renderer's API
     */
    boolean speaksFor(HttpServletRequest request);

    /**
     * The documented answer.
     *
     * @param failure what went wrong
     * @return status, headers and body
     */
    ResponseEntity<Object> render(Failure failure);
}
