package io.matricula.client;

import io.matricula.client.http.Exchange;
import io.matricula.client.http.Transport;

/**
 * What a client has and shares with those that were made of it.
 *
 * @param transport what has to be closed
 * @param exchange sends with the client's credentials
 * @param baseUrl without a slash at its end
 * @param options for every call
 */
record Session(Transport transport, Exchange exchange, String baseUrl, CallOptions options) {

    Session with(CallOptions others) {
        return new Session(transport, exchange, baseUrl, others);
    }

    Connection connection() {
        return new Connection(transport.http(), exchange, baseUrl, options);
    }

    Calls calls() {
        return new Calls(options);
    }
}
