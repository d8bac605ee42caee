package io.matricula.http;

/** There is no such record, or none that the caller may know of: 404 with an empty object. */
public class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Refuses the request without a reason, as the answer has none. */
    public NotFoundException() {
        super("Not found");
    }
}
