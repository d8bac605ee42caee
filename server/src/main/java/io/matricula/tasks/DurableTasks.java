package io.matricula.tasks;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Writes down what is to be done. Within a transaction it is part of it: the task exists if and only if the transaction
 * commits, and is done by any of the servers, at least once. No data of a task holds a password.
 */
@Component
public class DurableTasks {

    private final SchedulerClient scheduler;
    private final Clock clock;

    DurableTasks(SchedulerClient scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * Has a task done as soon as possible. If there is one of that id already, even a dead one, it begins anew.
     *
     * @param task which one
     * @param id stable over all attempts
     * @param data what the task needs to know, kept as JSON
     */
    public <T> void schedule(TaskDescriptor<T> task, String id, T data) {
        scheduleAfter(Duration.ZERO, task, id, data);
    }

    /**
     * Has a task done after a while, unless it is cancelled before.
     *
     * @param delay how long to wait
     * @param task which one
     * @param id stable over all attempts
     * @param data what the task needs to know, kept as JSON
     */
    public <T> void scheduleAfter(Duration delay, TaskDescriptor<T> task, String id, T data) {
        scheduler.schedule(
                task.instance(id).data(data).build(), clock.now().plus(delay), ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
    }

    /**
     * Cancels a task.
     *
     * @param task which one
     * @param id its id
     * @throws com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException if it is done, or being done
     */
    public void cancel(TaskDescriptor<?> task, String id) {
        scheduler.cancel(task.instanceId(id));
    }
}
