package io.matricula.platforms;

import io.matricula.cloudusers.CloudUser;
import io.matricula.cloudusers.CloudUsers;
import io.matricula.database.Transactions;
import io.matricula.platforms.ClaimRepository.Settlement;
import io.matricula.platforms.ClaimRepository.Standing;
import io.matricula.tasks.Retries;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Makes deliveries, each by one server at a time: it is claimed, made outside of any transaction, and settled. A claim
 * ends by itself, so what a server did not settle before it died is delivered again, under the same name.
 */
@Component
class Deliverer {

    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);

    /** Longer than all that happens beside the exchange itself. */
    private static final Duration BESIDE = Duration.ofSeconds(10);

    private static final String UNEXPECTED = "Something went wrong, see the server's log";
    private static final Outcome NOTHING_TO_DO = new Outcome(HttpStatus.NO_CONTENT.value(), null, null);

    private final ClaimRepository claims;
    private final CloudUsers users;
    private final PlatformCalls calls;
    private final Retries retries;
    private final Transactions transactions;
    private final Clock clock;

    Deliverer(
            ClaimRepository claims,
            CloudUsers users,
            PlatformCalls calls,
            Retries retries,
            Transactions transactions,
            Clock clock) {
        this.claims = claims;
        this.users = users;
        this.calls = calls;
        this.retries = retries;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is to be sent; {@code user} is empty if the user is gone. */
    record Claimed(Delivery delivery, Optional<CloudUser> user) {}

    /**
     * Makes the delivery that is due longest.
     *
     * @return false if none is due, or the platform is paused
     */
    boolean deliverNext(Target platform) {
        Optional<Claimed> claimed =
                transactions.inOne(() -> claims.due(platform.name(), now()).map(delivery -> claim(platform, delivery)));
        claimed.ifPresent(found -> deliver(platform, found));
        return claimed.isPresent();
    }

    private Claimed claim(Target platform, Delivery delivery) {
        claims.claim(delivery, now().plus(platform.timeout()).plus(BESIDE));
        // read while the row is locked: a later change waits with its commit, and counts as another version
        return new Claimed(delivery, delivery.isDeletion() ? Optional.empty() : users.find(delivery.userId()));
    }

    /** A delivery that a caller waits for; {@code claimed} is null unless the caller is to make it. */
    record Awaited(Standing standing, Claimed claimed) {

        boolean isClaimed() {
            return claimed != null;
        }

        boolean isDeletion() {
            return standing.delivery().isDeletion();
        }
    }

    /**
     * Claims the deliveries of a user for a caller who waits for platforms, with few statements instead of locks.
     *
     * @param platforms at least one
     * @return the deliveries of the user by platform, those that others make or have made too
     */
    Map<String, Awaited> await(long userId, Collection<Target> platforms) {
        String claim = ClaimRepository.newClaim();
        OffsetDateTime now = now();
        // so long that they can be made one after the other
        Duration timeouts = platforms.stream().map(Target::timeout).reduce(BESIDE, Duration::plus);
        return quickly(() -> {
            claims.claimOfUser(userId, platforms, claim, now, now.plus(timeouts));
            return awaited(userId, claim);
        });
    }

    private Map<String, Awaited> awaited(long userId, String claim) {
        Map<String, Standing> standings = claims.ofUser(userId);
        boolean isAnyOurs = standings.values().stream().anyMatch(standing -> standing.isClaimedBy(claim));
        // read after the versions: a change between the two counts as another version
        Optional<CloudUser> user = isAnyOurs ? users.find(userId) : Optional.empty();
        Map<String, Awaited> awaited = new HashMap<>();
        standings.forEach((platform, standing) -> {
            Claimed claimed = standing.isClaimedBy(claim) ? new Claimed(standing.delivery(), user) : null;
            awaited.put(platform, new Awaited(standing, claimed));
        });
        return awaited;
    }

    /**
     * Makes a delivery that a caller waits for.
     *
     * @param awaited null if there is none any more
     * @return how it ended, now or, if somebody else was faster, before; empty while somebody else is making it
     */
    Optional<Outcome> deliver(Target platform, Awaited awaited) {
        if (awaited == null) {
            return Optional.of(NOTHING_TO_DO);
        }
        if (awaited.isClaimed()) {
            return Optional.of(deliver(platform, awaited.claimed()));
        }
        Standing standing = awaited.standing();
        if (standing.isPaused()) {
            return Optional.of(Outcome.LATER);
        }
        return standing.isPending()
                ? Optional.empty()
                : Optional.of(new Outcome(standing.lastStatus(), standing.lastMessage(), null));
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
        OffsetDateTime now = now();
        Settlement settlement = settlement(delivery, outcome, now);
        quickly(() -> claims.settle(delivery, settlement, now));
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

    private Settlement settlement(Delivery delivery, Outcome outcome, OffsetDateTime now) {
        if (outcome.isYes()) {
            return new Settlement("delivered", delivery.attempts(), outcome, now);
        }
        return retries.pauseAfter(delivery.attempts())
                .map(pause -> new Settlement("pending", delivery.attempts(), outcome, now.plus(pause)))
                .orElse(new Settlement("dead", delivery.attempts(), outcome, now));
    }

    /** A statement is atomic without the round trips of a transaction; one that meets a lock is tried again in one. */
    private <T> T quickly(Supplier<T> statements) {
        try {
            return transactions.onOneConnection(statements);
        } catch (PessimisticLockingFailureException locked) {
            return transactions.inOne(statements);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
