package io.matricula.client.errors;

/** The time of the call is over, with all its tries and the waits between them. */
public final class CallTimeoutException extends NoAnswerException {

    private static final long serialVersionUID = 1L;

    /** @param cause the timeout of the last try, or of the call */
    public CallTimeoutException(Throwable cause) {
        super("No answer in time", cause);
    }
}
