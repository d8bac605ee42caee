package io.matricula.client.errors;

/** 412: the record is no longer the one that If-Match names; nothing was changed. */
public final class PreconditionFailedException extends StatusException {

    private static final long serialVersionUID = 1L;

    PreconditionFailedException(Refusal refusal) {
        super(refusal);
    }
}
