package io.matricula.platforms;

import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Makes the deliveries that are due, those to each platform in threads of its own: one that is slow keeps no other one
 * waiting. Runs from when the web server listens until before it stops.
 */
@Component
@EnableConfigurationProperties(DeliveryProperties.class)
class Lanes implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private static final long PATIENCE_SECONDS = 5;

    /** Between deliveries to this very server: it is there for those who try its APIs. */
    private static final long SANDBOX_BREATH_NANOS = 20_000_000;

    private final Targets targets;
    private final Deliverer deliverer;
    private final DeliveryProperties properties;
    private volatile ScheduledThreadPoolExecutor threads;

    Lanes(Targets targets, Deliverer deliverer, DeliveryProperties properties) {
        this.targets = targets;
        this.deliverer = deliverer;
        this.properties = properties;
    }

    @Override
    public void start() {
        List<Target> all = targets.all();
        AtomicInteger number = new AtomicInteger();
        threads = new ScheduledThreadPoolExecutor(
                all.stream().mapToInt(Target::atOnce).sum(),
                work -> new Thread(work, "deliveries-" + number.incrementAndGet()));
        long pause = properties.pollingInterval().toMillis();
        for (Target platform : all) {
            for (int lane = 0; lane < platform.atOnce(); lane++) {
                threads.scheduleWithFixedDelay(() -> empty(platform), 0, pause, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void empty(Target platform) {
        try {
            boolean isMore = true;
            while (isMore && isRunning()) {
                isMore = deliverer.deliverNext(platform);
                if (isMore && platform.isSandbox()) {
                    LockSupport.parkNanos(SANDBOX_BREATH_NANOS);
                }
            }
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("Deliveries to {} wait for the database: {}", platform, away.getMessage());
        } catch (RuntimeException ours) {
            // the next round tries again
            LOG.error("Deliveries to {} failed", platform, ours);
        }
    }

    @Override
    public void stop() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null && !threads.isShutdown();
    }
}
