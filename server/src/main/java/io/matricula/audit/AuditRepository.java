package io.matricula.audit;

import io.matricula.database.Times;
import io.matricula.database.WaitingWrites;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the audit trail. */
@Repository
class AuditRepository {

    private static final String ROW = """
            insert into audit (created_at, actor_kind, actor, operation, record, changed, outcome, status, request_id)
            values (:created_at, :actor_kind, %s, :operation, :record, :changed, :outcome, :status, :request_id)
            """;

    private static final String INSERT = ROW.formatted(":actor");

    private static final String INSERT_OF_PERSON =
            ROW.formatted("coalesce((select login from users where id = :person), :actor)");

    private static final String CORRECT = "update audit set outcome = :outcome, status = :status where id = :id";

    private static final String FIND_ALL = """
            select id, created_at, actor_kind, actor, operation, record, changed, outcome, status, request_id
            from audit
            where id in (:ids)
            """;

    private final JdbcClient jdbc;
    private final WaitingWrites waiting;

    AuditRepository(JdbcClient jdbc, WaitingWrites waiting) {
        this.jdbc = jdbc;
        this.waiting = waiting;
    }

    /**
     * A write.
     *
     * @param createdAt UTC
     * @param actorKind application, cloud_token or person
     * @param actor the name of the application or token
     * @param person the id of the person who acts; null if nobody signed in
     * @param operation of the contract
     * @param record the id of what was written; null if there is none
     * @param changed names of fields
     * @param status of the answer
     * @param requestId of the exchange
     */
    record Write(
            OffsetDateTime createdAt,
            String actorKind,
            String actor,
            Long person,
            String operation,
            String record,
            List<String> changed,
            int status,
            String requestId) {}

    /** A write as it is stored; {@code actor} is the login of a person. */
    record Stored(
            long id,
            OffsetDateTime createdAt,
            String actorKind,
            String actor,
            String operation,
            String record,
            List<String> changed,
            String outcome,
            int status,
            String requestId) {}

    /**
     * Adds a row, to the current transaction if there is one.
     *
     * @param write the write
     * @param id told the id of the row, before the commit of the transaction
     */
    void insert(Write write, LongConsumer id) {
        MapSqlParameterSource row = new MapSqlParameterSource()
                .addValue("created_at", Times.column(write.createdAt()))
                .addValue("actor_kind", write.actorKind())
                .addValue("actor", write.actor())
                .addValue("person", write.person())
                .addValue("operation", write.operation())
                .addValue("record", write.record())
                .addValue("changed", String.join(" ", write.changed()))
                .addValue("outcome", Outcome.of(write.status()).value())
                .addValue("status", write.status())
                .addValue("request_id", write.requestId());
        waiting.add(write.person() == null ? INSERT : INSERT_OF_PERSON, row, id);
    }

    /** Changes what became of a write that ended otherwise than it had to be expected. */
    void correct(long id, int status) {
        jdbc.sql(CORRECT)
                .param("id", id)
                .param("outcome", Outcome.of(status).value())
                .param("status", status)
                .update();
    }

    List<Stored> findAll(Collection<Long> ids) {
        return jdbc.sql(FIND_ALL).param("ids", ids).query(AuditRepository::read).list();
    }

    private static Stored read(ResultSet row, int number) throws SQLException {
        String changed = row.getString("changed");
        return new Stored(
                row.getLong("id"),
                Times.read(row, "created_at"),
                row.getString("actor_kind"),
                row.getString("actor"),
                row.getString("operation"),
                row.getString("record"),
                changed.isEmpty() ? List.of() : List.of(changed.split(" ")),
                row.getString("outcome"),
                row.getInt("status"),
                row.getString("request_id"));
    }
}
