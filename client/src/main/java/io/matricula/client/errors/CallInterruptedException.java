package io.matricula.client.errors;

/** The thread was interrupted while it waited, which its interrupt status still says; the request is not taken back. */
public final class CallInterruptedException extends NoAnswerException {

    private static final long serialVersionUID = 1L;

    /** @param cause the interruption */
    public CallInterruptedException(InterruptedException cause) {
        super("Interrupted while waiting for an answer", cause);
    }
}
