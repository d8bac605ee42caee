package io.matricula.sandbox;

import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Ends the server with the process that it was started for, such as a run of tests, which may have been killed. */
@Component
@EnableConfigurationProperties(CompanionProperties.class)
class Companion implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Companion.class);

    private final CompanionProperties properties;

    Companion(CompanionProperties properties) {
        this.properties = properties;
    }

    @Override
    public void afterSingletonsInstantiated() {
        long id = properties.endsWithProcess();
        if (id != 0) {
            // on a thread of its own: the exit waits for the start to be over, and the start for this
            ProcessHandle.of(id)
                    .map(ProcessHandle::onExit)
                    .orElseGet(() -> CompletableFuture.completedFuture(null))
                    .thenRunAsync(() -> end(id), work -> new Thread(work, "companion").start());
        }
    }

    private static void end(long id) {
        LOG.info("Process {} has ended, and this server ends with it", id);
        System.exit(0);
    }
}
