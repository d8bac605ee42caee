package io.matricula.client;

import io.matricula.client.generated.intra.CursusApi;
import io.matricula.client.intra.model.Cursus;
import io.matricula.client.intra.model.CursusFilter;
import io.matricula.client.intra.model.CursusRange;
import java.util.concurrent.CompletableFuture;

/** The courses of study. */
public final class CursusCatalogue {

    private final CursusApi api;
    private final Calls calls;

    CursusCatalogue(Connection connection, Calls calls) {
        this.api = new CursusApi(connection);
        this.calls = calls;
    }

    /**
     * Lists the cursus.
     *
     * @return fetched as far as it is read
     */
    public Listing<Cursus, CursusFilter, CursusRange> listCursus() {
        return new Listing<>(
                calls,
                (query, headers) -> api.listCursusWithHttpInfo(
                        query.page(), query.perPage(), query.sort(), query.filter(), query.range(), null, headers));
    }

    /**
     * Reads a cursus.
     *
     * @param id id or slug
     * @return the whole record
     */
    public Cursus getCursus(String id) {
        return Calls.await(getCursusAsync(id));
    }

    /**
     * Reads a cursus.
     *
     * @param id id or slug
     * @return the whole record
     */
    public CompletableFuture<Cursus> getCursusAsync(String id) {
        return calls.start(headers -> api.getCursusWithHttpInfo(id, null, headers));
    }
}
