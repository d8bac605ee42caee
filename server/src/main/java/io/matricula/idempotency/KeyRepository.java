package io.matricula.idempotency;

import io.matricula.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of keys and of the answers that belong to them. */
@Repository
class KeyRepository {

    private static final String INSERT = """
            insert into idempotency_keys (id, fingerprint, status, location, body, created_at)
            values (:id, :fingerprint, :status, :location, :body, :created_at)
            """;

    private static final String FIND = """
            select fingerprint, status, location, body, created_at
            from idempotency_keys
            where id = :id
            """;

    private static final String REPLACE = "update idempotency_keys set body = :body where id = :id";

    private static final String DELETE = "delete from idempotency_keys where id = :id and created_at = :created_at";

    private static final String DELETE_OLD = "delete from idempotency_keys where created_at < :before limit :size";

    private final JdbcClient jdbc;

    KeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An answer.
     *
     * @param fingerprint of the request that got it
     * @param status the HTTP status
     * @param location the header {@code Location}; null without it
     * @param body JSON
     * @param createdAt UTC
     */
    record Stored(String fingerprint, int status, String location, String body, OffsetDateTime createdAt) {}

    /**
     * Adds an answer, to the current transaction if there is one.
     *
     * @throws org.springframework.dao.DuplicateKeyException if the key has one
     */
    void insert(String id, Stored answer) {
        jdbc.sql(INSERT)
                .param("id", id)
                .param("fingerprint", answer.fingerprint())
                .param("status", answer.status())
                .param("location", answer.location())
                .param("body", answer.body())
                .param("created_at", Times.column(answer.createdAt()))
                .update();
    }

    Optional<Stored> find(String id) {
        return jdbc.sql(FIND).param("id", id).query(KeyRepository::read).optional();
    }

    /** Changes the body of an answer. */
    void replace(String id, String body) {
        jdbc.sql(REPLACE).param("id", id).param("body", body).update();
    }

    /** Removes an answer, unless another has taken its place. */
    void delete(String id, Stored answer) {
        jdbc.sql(DELETE)
                .param("id", id)
                .param("created_at", Times.column(answer.createdAt()))
                .update();
    }

    /**
     * Removes old answers, no more than some at once: others wait for their locks.
     *
     * @param before UTC
     * @param size how many at most
     * @return how many were removed
     */
    int deleteBefore(OffsetDateTime before, int size) {
        return jdbc.sql(DELETE_OLD)
                .param("before", Times.column(before))
                .param("size", size)
                .update();
    }

    private static Stored read(ResultSet row, int number) throws SQLException {
        return new Stored(
                row.getString("fingerprint"),
                row.getInt("status"),
                row.getString("location"),
                row.getString("body"),
                Times.read(row, "created_at"));
    }
}
