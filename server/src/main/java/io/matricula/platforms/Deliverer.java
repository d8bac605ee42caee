package io.matricula.platforms;

import io.matricula.cloudusers.CloudUser;
import io.matricula.cloudusers.CloudUsers;
import io.matricula.database.Transactions;
import io.matricula.platforms.QueueRepository.Settlement;
import io.matricula.platforms.QueueRepository.Standing;
import io.matricula.tasks.Retries;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Makes deliveries, each by one server at a time: it is claimed in one transaction, made outside of any, and settled in
 * another. A claim ends by itself, so what a server did not settle before it died is delivered again, under the same
 * name.
 */
@Component
class Deliverer {

    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);

    /** Longer than all that happens beside the exchange itself. */
    private static final Duration BESIDE = Duration.ofSeconds(10);

    private static final String PENDING = "pending";
    private static final String UNEXPECTED = "Something went wrong, see the server's log";
    private static final Outcome NOTHING_TO_DO = new Outcome(HttpStatus.NO_CONTENT.value(), null, null);

    private final QueueRepository queue;
    private final CloudUsers users;
    private final PlatformCalls calls;
    private final Retries retries;
    private final Transactions transactions;
    private final Clock clock;

    Deliverer(
            QueueRepository queue,
            CloudUsers users,
            PlatformCalls calls,
            Retries retries,
            Transactions transactions,
            Clock clock) {
        this.queue = queue;
        this.users = users;
        this.calls = calls;
        this.retries = retries;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is to be sent; {@code user} is empty if the user is gone. */
    private record Claimed(Delivery delivery, Optional<CloudUser> user) {}

    /** What a look at a delivery gave: how it ended before, or what is ours to send; neither if somebody else sends it. */
    private record Seen(Outcome settled, Claimed claimed) {}

    /**
     * Makes the delivery that is due longest.
     *
     * @return false if none is due, or the platform is paused
     */
    boolean deliverNext(Target platform) {
        Optional<Claimed> claimed = transactions.inOne(
                () -> queue.due(platform.name(), now()).map(standing -> claim(platform, standing.delivery())));
        claimed.ifPresent(found -> deliver(platform, found));
        return claimed.isPresent();
    }

    /**
     * Makes the delivery of a user at once, however long it would have to wait after a failure.
     *
     * @return how it ended, now or, if somebody else was faster, before; empty while somebody else is making it
     */
    Optional<Outcome> deliverNow(Target platform, long userId) {
        Seen seen = transactions.inOne(() -> queue.ofUser(userId, platform.name())
                .map(standing -> look(platform, standing))
                .orElse(new Seen(NOTHING_TO_DO, null)));
        return seen.claimed() == null
                ? Optional.ofNullable(seen.settled())
                : Optional.of(deliver(platform, seen.claimed()));
    }

    private Seen look(Target platform, Standing standing) {
        if (!standing.isPending()) {
            return new Seen(new Outcome(standing.lastStatus(), standing.lastMessage(), null), null);
        }
        return standing.isClaimed(now()) ? new Seen(null, null) : new Seen(null, claim(platform, standing.delivery()));
    }

    private Claimed claim(Target platform, Delivery delivery) {
        queue.claim(delivery, now().plus(platform.timeout()).plus(BESIDE));
        // read while the row is locked: a later change waits with its commit, and counts as another version
        return new Claimed(delivery, delivery.isDeletion() ? Optional.empty() : users.find(delivery.userId()));
    }

    private Outcome deliver(Target platform, Claimed claimed) {
        Outcome outcome = send(platform, claimed);
        Delivery delivery = claimed.delivery();
        if (!outcome.isYes()) {
            LOG.warn(
                    "{} to {} failed, attempt {}: {}",
                    delivery.name(),
                    platform,
                    delivery.attempts(),
                    outcome.status());
        }
        transactions.inOne(() -> settle(delivery, outcome));
        return outcome;
    }

    /** Whatever fails, a failure of our own too, is an attempt: it may not come back for ever. */
    private Outcome send(Target platform, Claimed claimed) {
        Delivery delivery = claimed.delivery();
        try {
            return delivery.isDeletion()
                    ? calls.delete(platform, delivery.name(), delivery.deletedCommonId())
                    : claimed.user()
                            .map(user -> calls.put(platform, delivery.name(), PlatformUsers.of(user)))
                            .orElse(NOTHING_TO_DO);
        } catch (RuntimeException ours) {
            LOG.error("{} to {} failed", delivery.name(), platform, ours);
            return new Outcome(HttpStatus.INTERNAL_SERVER_ERROR.value(), UNEXPECTED, null);
        }
    }

    private void settle(Delivery delivery, Outcome outcome) {
        OffsetDateTime now = now();
        Settlement settlement = new Settlement("delivered", delivery.attempts(), outcome, now);
        if (!outcome.isYes()) {
            settlement = retries.pauseAfter(delivery.attempts())
                    .map(pause -> new Settlement(PENDING, delivery.attempts(), outcome, now.plus(pause)))
                    .orElse(new Settlement("dead", delivery.attempts(), outcome, now));
        }
        if (!queue.settleUnchanged(delivery, settlement, now)) {
            queue.settle(delivery, new Settlement(PENDING, 0, outcome, settlement.next()), now);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
