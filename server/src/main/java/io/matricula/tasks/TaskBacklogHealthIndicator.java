package io.matricula.tasks;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Tells whether tasks are done in time. Those that failed wait for their next attempt and are not late; those that were
 * given up are counted, and are no reason to take the server for sick.
 */
@Component
class TaskBacklogHealthIndicator extends AbstractHealthIndicator {

    private static final Duration LATE = Duration.ofMinutes(5);

    private static final Status BEHIND = new Status("BEHIND");

    private final TaskRepository tasks;
    private final Clock clock;

    TaskBacklogHealthIndicator(TaskRepository tasks, Clock clock) {
        super("The tasks cannot be counted");
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        TaskRepository.Backlog backlog = tasks.backlog(clock.instant().minus(LATE));
        health.status(backlog.overdue() > 0 ? BEHIND : Status.UP)
                .withDetail("pending", backlog.pending())
                .withDetail("running", backlog.running())
                .withDetail("dead", backlog.dead())
                .withDetail("overdue", backlog.overdue());
    }
}
