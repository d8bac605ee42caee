package io.matricula.client.errors;

/** 500 to 599: the server, or a machine on the way to it, is in trouble; 503 from Matricula: nothing was changed. */
public final class ServerErrorException extends StatusException {

    private static final long serialVersionUID = 1L;

    ServerErrorException(Refusal refusal) {
        super(refusal);
    }
}
