package io.matricula.outbound;

import org.springframework.web.client.RestClientException;

/** The other side answered, but not with a 2xx; a redirect is none. */
public class OutboundAnswerException extends RestClientException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String body;

    OutboundAnswerException(int status, String body) {
        super("The answer was " + status);
        this.status = status;
        this.body = body;
    }

    /**
     * The HTTP status.
     *
     * @return not 200 to 299
     */
    public int status() {
        return status;
    }

    /**
     * What the other side says, as it came: it may be anything.
     *
     * @return the first 4,096 bytes of the body
     */
    public String body() {
        return body;
    }
}
