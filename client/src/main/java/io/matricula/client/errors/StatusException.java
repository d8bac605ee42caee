package io.matricula.client.errors;

import io.matricula.client.generated.ApiClient;
import io.matricula.client.learningcloud.model.Envelope;
import java.net.http.HttpHeaders;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The server answered, and not with a success. Statuses that callers tell apart have a class of their own; the others
 * come as this one.
 */
public class StatusException extends MatriculaException {

    private static final long serialVersionUID = 1L;

    private static final ObjectMapper MAPPER = ApiClient.createDefaultObjectMapper();

    private final transient Refusal refusal;

    StatusException(Refusal refusal) {
        super(refusal.message(), null);
        this.refusal = refusal;
    }

    /**
     * The exception of a status.
     *
     * @param request method and path, as "POST /v2/users"
     * @param status any that is no success
     * @param headers of the answer
     * @param body as it came, empty without one
     * @return an exception with the stack of the caller, not thrown
     */
    public static StatusException of(String request, int status, HttpHeaders headers, String body) {
        Refusal refusal = Refusal.of(request, status, headers, body);
        return switch (status) {
            case 400 -> new BadRequestException(refusal);
            case 401 -> new UnauthorizedException(refusal);
            case 403 -> new ForbiddenException(refusal);
            case 404 -> new NotFoundException(refusal);
            case 409 -> new ConflictException(refusal);
            case 412 -> new PreconditionFailedException(refusal);
            case 422 -> new UnprocessableEntityException(refusal);
            case 429 -> new TooManyRequestsException(refusal);
            default -> status >= 500 ? new ServerErrorException(refusal) : new StatusException(refusal);
        };
    }

    /** @return the status of HTTP, not that of an envelope */
    public final int status() {
        return refusal.status();
    }

    /** @return the headers of the answer */
    public final HttpHeaders headers() {
        return refusal.headers();
    }

    /** @return what names the exchange in the server's log; empty if the answer is not from Matricula */
    public final Optional<String> requestId() {
        return refusal.requestId();
    }

    /** @return the body as it came; empty without one */
    public final String body() {
        return refusal.body();
    }

    /** @return the body read; a missing node if it is not JSON */
    public final JsonNode json() {
        return refusal.json();
    }

    /** @return what the server says to a person, without the request; empty if it says nothing */
    public final String words() {
        return refusal.words();
    }

    /** @return the body as learningCloud answers; empty if it is none of its envelopes */
    public final Optional<Envelope> envelope() {
        return json().has("responsePlatforms")
                ? Optional.of(MAPPER.treeToValue(json(), Envelope.class))
                : Optional.empty();
    }
}
