package io.matricula.endpoints;

import io.matricula.contract.outbound.campus.ApiClient;
import io.matricula.contract.outbound.campus.api.CampusUsersApi;
import io.matricula.contract.outbound.campus.model.CampusUserPayload;
import io.matricula.contract.outbound.campus.model.ClosePayload;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** The documented calls. There is no signature: each carries the endpoint's secret as {@code key}. */
@Component
class EndpointCalls {

    /** The url in the sandbox's world, which this server answers itself, wherever it listens. */
    private static final String SANDBOX = "http://127.0.0.1:8042/sandbox/campus_endpoint";

    private final RestClient outboundClient;
    private final JsonMapper json;
    private final Environment environment;
    private final Clock clock;

    EndpointCalls(RestClient outboundClient, JsonMapper json, Environment environment, Clock clock) {
        this.outboundClient = outboundClient;
        this.json = json;
        this.environment = environment;
        this.clock = clock;
    }

    void announceNew(StoredEndpoint endpoint, CampusUserPayload user) {
        at(endpoint).announceNewUser(user.key(endpoint.secret()));
    }

    /**
     * Announces a change.
     *
     * @param knownAs the login that the endpoint knows the person by
     * @param user as they will be
     */
    void announceUpdate(StoredEndpoint endpoint, String knownAs, CampusUserPayload user) {
        at(endpoint).announceUpdatedUser(knownAs, user.key(endpoint.secret()));
    }

    void close(StoredEndpoint endpoint, String login, String reason) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        at(endpoint)
                .closeUser(
                        login,
                        new ClosePayload()
                                .reason(reason)
                                .state(ClosePayload.StateEnum.CLOSE)
                                .createdAt(now)
                                .updatedAt(now)
                                .key(endpoint.secret()));
    }

    private CampusUsersApi at(StoredEndpoint endpoint) {
        String url = endpoint.url().equals(SANDBOX)
                ? SANDBOX.replace("8042", environment.getRequiredProperty("local.server.port"))
                : endpoint.url();
        return new CampusUsersApi(
                new ApiClient(outboundClient, json, ApiClient.createDefaultDateFormat()).setBasePath(url));
    }
}
