package io.matricula.client.errors;

/**
 * What a call throws that did not come to a good end. Either the server refused it ({@link StatusException}), or no
 * answer could be had or read ({@link NoAnswerException}).
 */
public abstract class MatriculaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MatriculaException(String message, Throwable cause) {
        super(message, cause);
    }
}
