package io.matricula.http;

/** The body is larger than the server reads: 413. */
public class PayloadTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Refuses a body.
     *
     * @param limit the number of bytes that would have been read
     */
    public PayloadTooLargeException(long limit) {
        super("The body is larger than " + limit + " bytes");
    }
}
