package io.matricula.audit;

import java.util.Locale;

/** What became of a write. */
enum Outcome {
    DONE,
    REFUSED,
    FAILED;

    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAILURE = 500;

    static Outcome of(int status) {
        if (status < FIRST_REFUSAL) {
            return DONE;
        }
        return status < FIRST_FAILURE ? REFUSED : FAILED;
    }

    /** As it is stored and answered. */
    String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
