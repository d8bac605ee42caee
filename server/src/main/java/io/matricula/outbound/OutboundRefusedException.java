package io.matricula.outbound;

import java.net.UnknownHostException;

/** An address may not be called. The message reads after the name of the param that has the address. */
public class OutboundRefusedException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    OutboundRefusedException(String message) {
        super(message);
    }
}
