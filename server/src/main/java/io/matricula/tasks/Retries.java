package io.matricula.tasks;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * What becomes of a task that failed: it is tried again, later each time, and at times of its own, so that what failed
 * together does not come back together. In the end it is dead, kept for operators to see.
 */
@Component
@EnableConfigurationProperties(TaskProperties.class)
public class Retries {

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

    private static final String UNEXPECTED = "Something went wrong, see the server's log";

    private final TaskProperties properties;
    private final TaskRepository tasks;

    Retries(TaskProperties properties, TaskRepository tasks) {
        this.properties = properties;
        this.tasks = tasks;
    }

    /**
     * Tries a task again.
     *
     * @param <T> the data of the task
     * @return what to do when an attempt fails
     */
    public <T> FailureHandler<T> handler() {
        return this::failed;
    }

    private <T> void failed(ExecutionComplete attempt, ExecutionOperations<T> operations) {
        Execution task = attempt.getExecution();
        int failures = task.consecutiveFailures + 1;
        Instant next = pauseAfter(failures).map(attempt.getTimeDone()::plus).orElse(TaskRepository.NEVER);
        String message = message(task, attempt.getCause().orElse(null));
        LOG.warn(
                "{} {} failed, attempt {} of {}: {}",
                task.getTaskName(),
                task.getId(),
                failures,
                properties.attempts(),
                message);
        tasks.note(task.getTaskName(), task.getId(), message);
        operations.reschedule(attempt, next);
    }

    /**
     * How long to wait before the next attempt: from half of the delay to all of it.
     *
     * @param failures in a row, from 1
     * @return empty if there is no further attempt
     */
    public Optional<Duration> pauseAfter(int failures) {
        if (failures >= properties.attempts()) {
            return Optional.empty();
        }
        long delay = properties.delayAfter(failures).toMillis();
        return Optional.of(Duration.ofMillis(ThreadLocalRandom.current().nextLong(delay / 2, delay + 1)));
    }

    private static String message(Execution task, Throwable cause) {
        if (cause instanceof TaskFailedException known) {
            return known.getMessage();
        }
        LOG.error("{} {} failed", task.getTaskName(), task.getId(), cause);
        return UNEXPECTED;
    }
}
