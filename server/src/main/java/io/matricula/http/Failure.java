package io.matricula.http;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A refusal or failure, before it is worded for one of the two APIs.
 *
 * @param status the HTTP status
 * @param error the reason phrase, or the kind of error
 * @param message a sentence for a person, with nothing of the server's inside
 * @param errors what is wrong by param; empty unless params were refused
 * @param headers what the status needs beside the body ({@code Allow}, {@code Retry-After})
 */
public record Failure(
        HttpStatus status, String error, String message, Map<String, List<String>> errors, HttpHeaders headers) {

    static Failure of(HttpStatus status, String message) {
        return new Failure(status, status.getReasonPhrase(), message, Map.of(), HttpHeaders.EMPTY);
    }

    Failure with(HttpHeaders more) {
        return new Failure(status, error, message, errors, more);
    }
}
