package io.matricula.client.errors;

/** 404: there is no such record. */
public final class NotFoundException extends StatusException {

    private static final long serialVersionUID = 1L;

    NotFoundException(Refusal refusal) {
        super(refusal);
    }
}
