package io.matricula.client;

import io.matricula.client.generated.intra.EndpointsApi;
import io.matricula.client.intra.model.Endpoint;
import io.matricula.client.intra.model.EndpointAttributes;
import io.matricula.client.intra.model.EndpointChanges;
import io.matricula.client.intra.model.EndpointFilter;
import io.matricula.client.intra.model.EndpointRange;
import io.matricula.client.intra.model.EndpointRequest;
import io.matricula.client.intra.model.UpdateEndpointRequest;
import java.util.concurrent.CompletableFuture;

/** The web services of campuses, which are asked before a user is saved. */
public final class Endpoints {

    private final EndpointsApi api;
    private final Calls calls;

    Endpoints(Connection connection, Calls calls) {
        this.api = new EndpointsApi(connection);
        this.calls = calls;
    }

    /**
     * Lists the endpoints.
     *
     * @return fetched as far as it is read
     */
    public Listing<Endpoint, EndpointFilter, EndpointRange> listEndpoints() {
        return new Listing<>(
                calls,
                (query, headers) -> api.listEndpointsWithHttpInfo(
                        query.page(), query.perPage(), query.sort(), query.filter(), query.range(), null, headers));
    }

    /**
     * Creates an endpoint.
     *
     * @param endpoint its address and secret
     * @return the whole record
     */
    public Endpoint createEndpoint(EndpointAttributes endpoint) {
        return Calls.await(createEndpointAsync(endpoint));
    }

    /**
     * Creates an endpoint.
     *
     * @param endpoint its address and secret
     * @return the whole record
     */
    public CompletableFuture<Endpoint> createEndpointAsync(EndpointAttributes endpoint) {
        return calls.start(
                headers -> api.createEndpointWithHttpInfo(null, new EndpointRequest().endpoint(endpoint), headers));
    }

    /**
     * Reads an endpoint.
     *
     * @param id of the endpoint
     * @return the whole record
     */
    public Endpoint getEndpoint(long id) {
        return Calls.await(getEndpointAsync(id));
    }

    /**
     * Reads an endpoint.
     *
     * @param id of the endpoint
     * @return the whole record
     */
    public CompletableFuture<Endpoint> getEndpointAsync(long id) {
        return calls.start(headers -> api.getEndpointWithHttpInfo(Long.toString(id), null, headers));
    }

    /**
     * Changes an endpoint.
     *
     * @param id of the endpoint
     * @param changes what is not set stays, a null clears
     */
    public void updateEndpoint(long id, EndpointChanges changes) {
        Calls.await(updateEndpointAsync(id, changes));
    }

    /**
     * Changes an endpoint.
     *
     * @param id of the endpoint
     * @param changes what is not set stays, a null clears
     * @return done when the server has answered
     */
    public CompletableFuture<Void> updateEndpointAsync(long id, EndpointChanges changes) {
        return calls.start(headers -> api.updateEndpointWithHttpInfo(
                Long.toString(id), null, new UpdateEndpointRequest().endpoint(changes), headers));
    }

    /**
     * Deletes an endpoint.
     *
     * @param id of the endpoint
     */
    public void deleteEndpoint(long id) {
        Calls.await(deleteEndpointAsync(id));
    }

    /**
     * Deletes an endpoint.
     *
     * @param id of the endpoint
     * @return done when the server has answered
     */
    public CompletableFuture<Void> deleteEndpointAsync(long id) {
        return calls.start(headers -> api.deleteEndpointWithHttpInfo(Long.toString(id), headers));
    }
}
