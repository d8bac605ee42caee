package io.matricula.client;

import io.matricula.client.generated.intra.CampusApi;
import io.matricula.client.intra.model.Campus;
import io.matricula.client.intra.model.CampusChanges;
import io.matricula.client.intra.model.CampusFilter;
import io.matricula.client.intra.model.CampusRange;
import io.matricula.client.intra.model.CampusRequest;
import java.util.concurrent.CompletableFuture;

/** The places of learning. */
public final class Campuses {

    private final CampusApi api;
    private final Calls calls;

    Campuses(Connection connection, Calls calls) {
        this.api = new CampusApi(connection);
        this.calls = calls;
    }

    /**
     * Lists the campuses.
     *
     * @return fetched as far as it is read
     */
    public Listing<Campus, CampusFilter, CampusRange> listCampus() {
        return new Listing<>(
                calls,
                (query, headers) -> api.listCampusWithHttpInfo(
                        query.page(), query.perPage(), query.sort(), query.filter(), query.range(), null, headers));
    }

    /**
     * Reads a campus.
     *
     * @param id id or slug
     * @return the whole record
     */
    public Campus getCampus(String id) {
        return Calls.await(getCampusAsync(id));
    }

    /**
     * Reads a campus.
     *
     * @param id id or slug
     * @return the whole record
     */
    public CompletableFuture<Campus> getCampusAsync(String id) {
        return calls.start(headers -> api.getCampusWithHttpInfo(id, null, headers));
    }

    /**
     * Changes a campus.
     *
     * @param id id or slug
     * @param changes what is not set stays, a null clears
     */
    public void updateCampus(String id, CampusChanges changes) {
        Calls.await(updateCampusAsync(id, changes));
    }

    /**
     * Changes a campus.
     *
     * @param id id or slug
     * @param changes what is not set stays, a null clears
     * @return done when the server has answered
     */
    public CompletableFuture<Void> updateCampusAsync(String id, CampusChanges changes) {
        return calls.start(
                headers -> api.updateCampusWithHttpInfo(id, null, new CampusRequest().campus(changes), headers));
    }
}
