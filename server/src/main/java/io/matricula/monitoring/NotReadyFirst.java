package io.matricula.monitoring;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Stops before everything else does. Spring Boot has made the server refuse readiness by then; it takes no new
 * connections as soon as this has stopped.
 */
@Component
@EnableConfigurationProperties(ShutdownProperties.class)
class NotReadyFirst implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NotReadyFirst.class);

    private final Duration delay;
    private volatile boolean running;

    NotReadyFirst(ShutdownProperties properties) {
        this.delay = properties.shutdownDelay();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (!delay.isZero() && !delay.isNegative()) {
            LOG.info("Stopping in {} ms; requests are served until then", delay.toMillis());
            try {
                Thread.sleep(delay.toMillis());
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
