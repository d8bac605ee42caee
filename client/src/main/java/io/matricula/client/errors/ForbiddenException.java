package io.matricula.client.errors;

/** 403: the token's application, or person, has none of the required roles. */
public final class ForbiddenException extends StatusException {

    private static final long serialVersionUID = 1L;

    ForbiddenException(Refusal refusal) {
        super(refusal);
    }
}
