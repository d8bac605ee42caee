package io.matricula.client.errors;

/** 401: the credentials or the token are not valid, also after a renewal. */
public final class UnauthorizedException extends StatusException {

    private static final long serialVersionUID = 1L;

    UnauthorizedException(Refusal refusal) {
        super(refusal);
    }
}
