package io.matricula.endpoints;

import io.matricula.campuses.CampusDirectory;
import io.matricula.contract.intra.model.EndpointAttributes;
import io.matricula.contract.intra.model.EndpointChanges;
import io.matricula.database.RowChanges;
import io.matricula.database.Transactions;
import io.matricula.http.ETags;
import io.matricula.http.NotFoundException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The rules of registering, changing and forgetting endpoints. */
@Component
class EndpointProvisioning {

    private final EndpointRepository endpoints;
    private final EndpointRepresentation representation;
    private final CampusDirectory campuses;
    private final ETags eTags;
    private final Transactions transactions;
    private final Clock clock;

    EndpointProvisioning(
            EndpointRepository endpoints,
            EndpointRepresentation representation,
            CampusDirectory campuses,
            ETags eTags,
            Transactions transactions,
            Clock clock) {
        this.endpoints = endpoints;
        this.representation = representation;
        this.campuses = campuses;
        this.eTags = eTags;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Registers an endpoint. No campus names it yet, so nobody calls it.
     *
     * @param params valid by {@link CreateEndpointRules}
     * @param answer made of the new endpoint within the transaction
     * @return the answer
     */
    <T> T create(EndpointAttributes params, Function<StoredEndpoint, T> answer) {
        return transactions.inOne(() -> {
            long id = endpoints.insert(
                    params.getUrl(),
                    params.getSecret().orElse(null),
                    params.getDescription().orElse(null),
                    OffsetDateTime.now(clock));
            return answer.apply(endpoints.find(id).orElseThrow());
        });
    }

    /**
     * Changes an endpoint: what was sent is set or cleared, the rest stays.
     *
     * @param id which one
     * @param params valid by {@link UpdateEndpointRules}
     * @param ifMatch the header {@code If-Match}, null without one
     * @throws NotFoundException if there is no such endpoint
     * @throws io.matricula.http.PreconditionFailedException if it is not the one that {@code ifMatch} names
     */
    void update(long id, EndpointChanges params, String ifMatch) {
        RowChanges changes = new RowChanges()
                .setIfSent("url", params.getUrl())
                .setIfSent("secret", params.getSecret())
                .setIfSent("description", params.getDescription());
        transactions.inOne(() -> {
            StoredEndpoint stored = endpoints.lock(id).orElseThrow(NotFoundException::new);
            eTags.check(ifMatch, () -> representation.of(stored));
            if (!changes.isEmpty()) {
                endpoints.update(id, changes.set("updated_at", OffsetDateTime.now(clock)));
            }
        });
    }

    /**
     * Forgets an endpoint. A campus that named it has none from then on.
     *
     * @param id which one
     * @throws NotFoundException if there is no such endpoint
     */
    void delete(long id) {
        transactions.inOne(() -> {
            endpoints.lock(id).orElseThrow(NotFoundException::new);
            endpoints.delete(id, OffsetDateTime.now(clock));
        });
        campuses.forget();
    }
}
