package io.matricula.http;

/** The request was read, but at least one of its params is not acceptable: 422, and nothing was changed. */
public class UnprocessableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient FieldErrors errors;

    /**
     * Refuses a request.
     *
     * @param errors every param that is not acceptable
     */
    public UnprocessableException(FieldErrors errors) {
        super(errors.asSentence());
        this.errors = errors;
    }

    /**
     * Refuses a request for one param.
     *
     * @param param the documented name of the param
     * @param message what is wrong, as it reads after the name
     */
    public UnprocessableException(String param, String message) {
        this(new FieldErrors().add(param, message));
    }

    FieldErrors errors() {
        return errors;
    }
}
