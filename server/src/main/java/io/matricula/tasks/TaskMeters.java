package io.matricula.tasks;

import com.github.kagkarlsson.scheduler.task.Task;
import io.matricula.database.RowCounts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.springframework.stereotype.Component;

/** How many tasks there are, by name and state: {@code matricula_tasks} of the metrics. */
@Component
class TaskMeters implements MeterBinder {

    private static final List<String> STATES = List.of("pending", "running", "dead");

    private final RowCounts<TaskRepository.Kind> counts;
    private final List<Task<?>> known;

    TaskMeters(TaskRepository tasks, List<Task<?>> known) {
        this.counts = new RowCounts<>(tasks::counts);
        this.known = known;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Task<?> task : known) {
            for (String state : STATES) {
                TaskRepository.Kind kind = new TaskRepository.Kind(task.getName(), state);
                Gauge.builder("matricula.tasks", () -> counts.of(kind))
                        .description("Tasks that are not done yet")
                        .tag("name", kind.name())
                        .tag("state", kind.state())
                        .register(registry);
            }
        }
    }
}
