package io.matricula.tasks;

import io.matricula.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TaskRepository {

    /** When a dead task is due: in the last year that a TIMESTAMP can hold, as which the driver sends times. */
    static final Instant NEVER = Instant.parse("2037-12-31T00:00:00Z");

    private static final int LONGEST_MESSAGE = 255;

    private static final String NOTE = """
            update scheduled_tasks
            set last_message = :message
            where task_name = :name and task_instance = :id
            """;

    // what comes round for ever is nothing that is still to be done; db-scheduler calls each instance of it so
    private static final String WHERE = """
            from scheduled_tasks
            where task_instance <> 'recurring'
              and (:name is null or task_name = :name)
              and (:state is null or :state = case
                when execution_time >= '2037-12-31' then 'dead' when picked then 'running' else 'pending' end)
            """;

    private static final String COUNT = "select count(*) " + WHERE;

    private static final String LIST = """
            select task_name, task_instance, picked, coalesce(consecutive_failures, 0) failures, last_message,
              last_failure, execution_time, execution_time >= '2037-12-31' dead
            """ + WHERE + """
            order by execution_time, task_name, task_instance
            limit :size offset :offset
            """;

    private static final String COUNTS = """
            select task_name, case when execution_time >= '2037-12-31' then 'dead'
              when picked then 'running' else 'pending' end state, count(*) tasks
            from scheduled_tasks
            group by task_name, state
            """;

    private static final String OVERDUE = """
            select count(*)
            from scheduled_tasks
            where execution_time < :due_before and not picked
            """;

    private final JdbcClient jdbc;

    TaskRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A task that is not done yet.
     *
     * @param name what is done
     * @param id which one of that name
     * @param running whether a server works on it
     * @param dead whether it was given up
     * @param failures in a row
     * @param message why the last attempt failed, null if none has
     * @param failedAt when it did
     * @param dueAt when it is tried next; of no meaning when it is dead
     */
    record Stored(
            String name,
            String id,
            boolean running,
            boolean dead,
            int failures,
            String message,
            OffsetDateTime failedAt,
            OffsetDateTime dueAt) {}

    /**
     * What tasks are counted by.
     *
     * @param name what is done
     * @param state pending, running or dead
     */
    record Kind(String name, String state) {}

    /**
     * What is still to be done.
     *
     * @param overdue those of the pending that nobody has begun in time
     */
    record Backlog(long pending, long running, long dead, long overdue) {}

    /** Counts the tasks of each kind; a kind of which there is none is left out. */
    Map<Kind, Long> counts() {
        Map<Kind, Long> counts = new HashMap<>();
        jdbc.sql(COUNTS).query(row -> {
            counts.put(new Kind(row.getString("task_name"), row.getString("state")), row.getLong("tasks"));
        });
        return counts;
    }

    /**
     * Counts all tasks.
     *
     * @param dueBefore a pending task that was due before is overdue
     */
    Backlog backlog(Instant dueBefore) {
        Map<String, Long> states = new HashMap<>();
        counts().forEach((kind, number) -> states.merge(kind.state(), number, Long::sum));
        long overdue = jdbc.sql(OVERDUE)
                .param("due_before", LocalDateTime.ofInstant(dueBefore, ZoneOffset.UTC))
                .query(Long.class)
                .single();
        return new Backlog(
                states.getOrDefault("pending", 0L),
                states.getOrDefault("running", 0L),
                states.getOrDefault("dead", 0L),
                overdue);
    }

    void note(String name, String id, String message) {
        jdbc.sql(NOTE)
                .param("name", name)
                .param("id", id)
                .param("message", message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)))
                .update();
    }

    /**
     * Counts tasks.
     *
     * @param name null for all
     * @param state pending, running or dead; null for all
     */
    long count(String name, String state) {
        return jdbc.sql(COUNT)
                .param("name", name)
                .param("state", state)
                .query(Long.class)
                .single();
    }

    /**
     * Lists tasks, the next due first.
     *
     * @param name null for all
     * @param state pending, running or dead; null for all
     * @param offset how many to leave out
     * @param size how many at most
     */
    List<Stored> list(String name, String state, long offset, int size) {
        return jdbc.sql(LIST)
                .param("name", name)
                .param("state", state)
                .param("offset", offset)
                .param("size", size)
                .query(TaskRepository::read)
                .list();
    }

    private static Stored read(ResultSet row, int number) throws SQLException {
        return new Stored(
                row.getString("task_name"),
                row.getString("task_instance"),
                row.getBoolean("picked"),
                row.getBoolean("dead"),
                row.getInt("failures"),
                row.getString("last_message"),
                Times.read(row, "last_failure"),
                Times.read(row, "execution_time"));
    }
}
