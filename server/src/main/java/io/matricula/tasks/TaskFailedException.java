package io.matricula.tasks;

/** A task could not be done now. The message is shown to operators, so it holds no secret. */
public class TaskFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Fails the attempt.
     *
     * @param message a sentence for operators
     * @param cause what happened, null if that is all
     */
    public TaskFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
