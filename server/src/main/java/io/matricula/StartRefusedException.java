package io.matricula;

/** The server must not start as it is configured; the sentences are shown to whoever started it, without a stack. */
public class StartRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * @param reason what is wrong, a sentence
     * @param action what to do about it, a sentence
     */
    public StartRefusedException(String reason, String action) {
        super(reason);
        this.action = action;
    }

    String action() {
        return action;
    }
}
