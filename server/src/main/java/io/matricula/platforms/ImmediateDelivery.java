package io.matricula.platforms;

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
import org.springframework.stereotype.Component;

/** Delivers while a caller waits. */
@Component
class ImmediateDelivery implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ImmediateDelivery.class);

    private static final Outcome LATER =
            new Outcome(HttpStatus.ACCEPTED.value(), "An earlier change is still on its way; this one follows", null);

    private static final int THREADS = 64;
    private static final long IDLE_SECONDS = 30;
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final Deliverer deliverer;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), new CallerRunsPolicy());

    ImmediateDelivery(Deliverer deliverer) {
        this.deliverer = deliverer;
    }

    /**
     * Delivers a user to a platform. While an earlier change is still on its way there, this one waits, up to the
     * platform's timeout; one that has waited in vain is delivered later, as is one that meets a failure of our own.
     */
    CompletableFuture<PlatformAnswer> start(Target platform, long userId) {
        return CompletableFuture.supplyAsync(() -> PlatformAnswer.of(platform, deliver(platform, userId)), threads);
    }

    private Outcome deliver(Target platform, long userId) {
        long end = System.nanoTime() + platform.timeout().toNanos();
        try {
            Optional<Outcome> outcome = deliverer.deliverNow(platform, userId);
            while (outcome.isEmpty() && System.nanoTime() < end) {
                Thread.sleep(LOOK_AGAIN_MILLIS);
                outcome = deliverer.deliverNow(platform, userId);
            }
            return outcome.orElse(LATER);
        } catch (InterruptedException shutdown) {
            Thread.currentThread().interrupt();
            return LATER;
        } catch (RuntimeException ours) {
            LOG.error("Delivery to {} failed, it is tried again", platform, ours);
            return LATER;
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
