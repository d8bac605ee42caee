package io.matricula.client.errors;

/**
 * No answer came, only half of one, or one that cannot be read. Unless the request was repeatable, nobody knows whether
 * the server has acted on it.
 */
public class NoAnswerException extends MatriculaException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what went wrong
     * @param cause of the connection or of the parser
     */
    public NoAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
