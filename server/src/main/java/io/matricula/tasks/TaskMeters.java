package io.matricula.tasks;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.kagkarlsson.scheduler.task.Task;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** How many tasks there are, by name and state: {@code matricula_tasks} of the metrics. */
@Component
class TaskMeters implements MeterBinder {

    /** One count serves all the gauges of one reading. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private static final List<String> STATES = List.of("pending", "running", "dead");

    private final TaskRepository tasks;
    private final List<Task<?>> known;
    private final LoadingCache<Boolean, Optional<Map<TaskRepository.Kind, Long>>> counts =
            Caffeine.newBuilder().expireAfterWrite(FRESH).build(key -> count());

    TaskMeters(TaskRepository tasks, List<Task<?>> known) {
        this.tasks = tasks;
        this.known = known;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Task<?> task : known) {
            for (String state : STATES) {
                TaskRepository.Kind kind = new TaskRepository.Kind(task.getName(), state);
                Gauge.builder("matricula.tasks", () -> number(kind))
                        .description("Tasks that are not done yet")
                        .tag("name", kind.name())
                        .tag("state", kind.state())
                        .register(registry);
            }
        }
    }

    private double number(TaskRepository.Kind kind) {
        return counts.get(true)
                .map(all -> all.getOrDefault(kind, 0L).doubleValue())
                .orElse(Double.NaN);
    }

    /** Empty, and not tried again by the next gauge, while the database is away. */
    private Optional<Map<TaskRepository.Kind, Long>> count() {
        try {
            return Optional.of(tasks.counts());
        } catch (DataAccessException away) {
            return Optional.empty();
        }
    }
}
