package io.matricula.platforms;

import io.matricula.platforms.Deliverer.Awaited;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Delivers while a caller waits. */
@Component
class ImmediateDelivery implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ImmediateDelivery.class);

    private static final Outcome FOLLOWS =
            new Outcome(HttpStatus.ACCEPTED.value(), "An earlier change is still on its way; this one follows", null);

    private static final int THREADS = 64;
    private static final long IDLE_SECONDS = 30;
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final Deliverer deliverer;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            new CustomizableThreadFactory("waited-deliveries-"),
            new CallerRunsPolicy());

    ImmediateDelivery(Deliverer deliverer) {
        this.deliverer = deliverer;
    }

    /**
     * Delivers a user to platforms, to all at once. While an earlier change is still on its way to one, this one waits, up
     * to the platform's timeout; one that has waited in vain is delivered later, as is one that meets a failure of our own,
     * or a platform that is paused.
     *
     * @param platforms to which
     * @return their answers by name, of those that the user concerns: of a deletion without local ones
     */
    Map<String, CompletableFuture<PlatformAnswer>> start(long userId, Collection<Target> platforms) {
        if (platforms.isEmpty()) {
            return Map.of();
        }
        Map<String, Awaited> deliveries = deliverer.await(userId, platforms);
        Map<String, CompletableFuture<PlatformAnswer>> answers = new HashMap<>();
        for (Target platform : platforms) {
            Awaited delivery = deliveries.get(platform.name());
            if (concerns(platform, delivery)) {
                answers.put(
                        platform.name(),
                        CompletableFuture.supplyAsync(
                                () -> PlatformAnswer.of(platform, deliver(platform, userId, delivery)), threads));
            }
        }
        return answers;
    }

    private static boolean concerns(Target platform, Awaited delivery) {
        return delivery != null && (delivery.isClaimed() || platform.remote() || !delivery.isDeletion());
    }

    private Outcome deliver(Target platform, long userId, Awaited first) {
        long end = System.nanoTime() + platform.timeout().toNanos();
        try {
            Optional<Outcome> outcome = deliverer.deliver(platform, first);
            while (outcome.isEmpty() && System.nanoTime() < end) {
                Thread.sleep(LOOK_AGAIN_MILLIS);
                Awaited again = deliverer.await(userId, List.of(platform)).get(platform.name());
                outcome = deliverer.deliver(platform, again);
            }
            return outcome.orElse(FOLLOWS);
        } catch (InterruptedException shutdown) {
            Thread.currentThread().interrupt();
            return FOLLOWS;
        } catch (RuntimeException ours) {
            LOG.error("Delivery to {} failed, it is tried again", platform, ours);
            return FOLLOWS;
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
