package io.matricula.client.errors;

/** 400: the request could not be read, or a list cannot be served so; of learningCloud every value that is not valid. */
public final class BadRequestException extends StatusException {

    private static final long serialVersionUID = 1L;

    BadRequestException(Refusal refusal) {
        super(refusal);
    }
}
