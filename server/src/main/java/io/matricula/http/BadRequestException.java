package io.matricula.http;

/** The request cannot be read as what it claims to be: 400, with a sentence for a person. */
public class BadRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String error;

    /**
     * Refuses a request.
     *
     * @param message what cannot be read, without anything secret
     */
    public BadRequestException(String message) {
        this("Bad Request", message);
    }

    /**
     * Refuses a request with a kind of error of its own, as lists do ({@code Filter Error}, {@code Sort Error}).
     *
     * @param error the kind of error
     * @param message what cannot be served
     */
    public BadRequestException(String error, String message) {
        super(message);
        this.error = error;
    }

    String error() {
        return error;
    }
}
