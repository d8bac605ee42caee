package io.matricula.http;

/** The record is no longer the one that {@code If-Match} names (RFC 9110, 13.1.1): 412, and nothing was changed. */
public class PreconditionFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Refuses the write. */
    public PreconditionFailedException() {
        super("The record has changed since it was read");
    }
}
