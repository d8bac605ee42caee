package io.matricula.http;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A refusal that its thrower words itself, as filters do: the status, a sentence and the headers that belong to it. */
public class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /**
     * Refuses a request.
     *
     * @param status the HTTP status
     * @param error the reason phrase, or the kind of error
     * @param message a sentence for a person
     * @param headers what the status needs beside the body; empty if nothing
     */
    public RefusedException(HttpStatus status, String error, String message, HttpHeaders headers) {
        // Spring logs what an exception says, and the sentence may repeat what was sent
        super(error);
        this.failure = new Failure(status, error, message, Map.of(), headers);
    }

    Failure failure() {
        return failure;
    }
}
