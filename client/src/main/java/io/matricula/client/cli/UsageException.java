package io.matricula.client.cli;

/** What was given to the command cannot be used; the message says so to a person. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
