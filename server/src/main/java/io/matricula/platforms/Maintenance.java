package io.matricula.platforms;

import io.matricula.database.Transactions;
import io.matricula.http.NotFoundException;
import io.matricula.http.UnprocessableException;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.stereotype.Component;

/** What operators do about deliveries. */
@Component
class Maintenance {

    private final DeliveryRepository deliveries;
    private final Targets targets;
    private final Transactions transactions;
    private final Clock clock;

    Maintenance(DeliveryRepository deliveries, Targets targets, Transactions transactions, Clock clock) {
        this.deliveries = deliveries;
        this.targets = targets;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Has a delivery made at once, with its attempts counted anew.
     *
     * @throws NotFoundException if there is none of that id
     * @throws UnprocessableException if it is delivered
     */
    void retry(long id) {
        transactions.inOne(() -> {
            if (deliveries.lock(id).orElseThrow(NotFoundException::new).equals("delivered")) {
                throw new UnprocessableException("id", "is delivered already");
            }
            deliveries.retry(id, now());
        });
    }

    /**
     * Has all dead deliveries of a platform made at once, with their attempts counted anew.
     *
     * @return how many they are
     * @throws NotFoundException if no such platform is configured
     */
    long retryDead(String platform) {
        Target target = find(platform);
        return transactions.inOne(() -> (long) deliveries.retryDead(target.name(), now()));
    }

    /**
     * Keeps deliveries to a platform back until {@link #resume}.
     *
     * @throws NotFoundException if no such platform is configured
     */
    Target pause(String platform) {
        Target target = find(platform);
        transactions.inOne(() -> deliveries.pause(target.name(), now()));
        return target;
    }

    /**
     * Ends a pause.
     *
     * @throws NotFoundException if no such platform is configured
     */
    Target resume(String platform) {
        Target target = find(platform);
        transactions.inOne(() -> deliveries.resume(target.name(), now()));
        return target;
    }

    private Target find(String platform) {
        return targets.find(platform).orElseThrow(NotFoundException::new);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
