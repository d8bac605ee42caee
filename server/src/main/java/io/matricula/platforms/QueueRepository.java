package io.matricula.platforms;

import io.matricula.database.Times;
import io.matricula.database.WaitingWrites;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.stereotype.Repository;

/** The rows of deliveries, for those who change users. */
@Repository
class QueueRepository {

    /** For the caller of the change, who may want to wait for the platforms: nobody else is to begin before. */
    private static final Duration HEAD_START = Duration.ofMillis(300);

    /** After failures, how soon a further change is tried: not with each one of many. */
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private static final String QUEUE = """
            insert into deliveries
              (user_id, login, platform, deleted_common_id, state, next_attempt_at, created_at, updated_at)
            values %s
            """;

    private static final String QUEUED = """
            (:user_id, coalesce(:login, (select login from users where id = :user_id)), :platform%d, :common_id, 'pending',
              :first, :now, :now)
            """;

    // in this order, as each assignment sees what those before it have set
    private static final String JOIN = """
            on duplicate key update
              login = values(login),
              deleted_common_id = values(deleted_common_id),
              version = version + 1,
              attempts = 0,
              last_status = if(state = 'delivered', null, last_status),
              last_message = if(state = 'delivered', null, last_message),
              next_attempt_at = if(state = 'pending', least(next_attempt_at, :again), values(next_attempt_at)),
              created_at = if(state = 'delivered', values(created_at), created_at),
              updated_at = values(updated_at),
              state = 'pending'
            """;

    private final WaitingWrites waiting;

    QueueRepository(WaitingWrites waiting) {
        this.waiting = waiting;
    }

    /** Has a user delivered, as the user is when that is done. What is pending already is joined. */
    void change(long userId, Collection<String> platforms, OffsetDateTime now) {
        queue(userId, null, null, platforms, now);
    }

    /** Has it delivered that a user is gone. */
    void deletion(long userId, String login, String commonId, Collection<String> platforms, OffsetDateTime now) {
        queue(userId, login, commonId, platforms, now);
    }

    private void queue(long userId, String login, String commonId, Collection<String> platforms, OffsetDateTime now) {
        String rows =
                IntStream.range(0, platforms.size()).mapToObj(QUEUED::formatted).collect(Collectors.joining(","));
        MapSqlParameterSource params = new MapSqlParameterSource()
                .addValue("user_id", userId)
                .addValue("login", login)
                .addValue("common_id", commonId)
                .addValue("now", Times.column(now))
                .addValue("first", Times.column(now.plus(HEAD_START)))
                .addValue("again", Times.column(now.plus(AGAIN)));
        // in the order in which they are claimed, or the two could wait for each other
        List<String> sorted = platforms.stream().sorted().toList();
        for (int number = 0; number < sorted.size(); number++) {
            params.addValue("platform" + number, sorted.get(number));
        }
        waiting.add(QUEUE.formatted(rows) + JOIN, params);
    }
}
