package io.matricula.client.errors;

/** 409: another request with the same Idempotency-Key is still being worked on. */
public final class ConflictException extends StatusException {

    private static final long serialVersionUID = 1L;

    ConflictException(Refusal refusal) {
        super(refusal);
    }
}
