package io.matricula.endpoints;

import io.matricula.database.Inserts;
import io.matricula.database.RowChanges;
import io.matricula.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EndpointRepository {

    private static final String INSERT = """
            insert into endpoints (url, secret, description, created_at, updated_at)
            values (:url, :secret, :description, :now, :now)
            """;

    private static final String COLUMNS = """
            select id, url, secret, description, created_at, updated_at
            from endpoints
            """;

    private static final String FIND_ALL = COLUMNS + "where id in (:ids)";

    private static final String LOCK = COLUMNS + "where id = :id for update";

    private static final String FIND_CAMPUSES = """
            select id, endpoint_id
            from campus
            where endpoint_id in (:ids)
            order by id
            """;

    private static final String UNLINK = """
            update campus
            set endpoint_id = null, updated_at = :now
            where endpoint_id = :id
            """;

    private static final String DELETE = """
            delete from endpoints
            where id = :id
            """;

    private final JdbcClient jdbc;

    EndpointRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Inserts an endpoint.
     *
     * @param url without a slash at the end
     * @param secret null for none
     * @param description null for none
     * @param now UTC
     * @return the new id
     */
    long insert(String url, String secret, String description, OffsetDateTime now) {
        return Inserts.id(jdbc.sql(INSERT)
                .param("url", url)
                .param("secret", secret)
                .param("description", description)
                .param("now", Times.column(now)));
    }

    Optional<StoredEndpoint> find(long id) {
        return findAll(List.of(id)).stream().findFirst();
    }

    /**
     * Finds endpoints.
     *
     * @param ids at least one
     * @return those that there are, in any order
     */
    List<StoredEndpoint> findAll(Collection<Long> ids) {
        return jdbc.sql(FIND_ALL)
                .param("ids", ids)
                .query(EndpointRepository::read)
                .list();
    }

    /** Keeps others from changing an endpoint, and campuses from naming it, until this transaction ends. */
    Optional<StoredEndpoint> lock(long id) {
        return jdbc.sql(LOCK).param("id", id).query(EndpointRepository::read).optional();
    }

    /**
     * The campuses that name endpoints.
     *
     * @param ids at least one
     * @return the ids of campuses, ascending, by that of the endpoint
     */
    Map<Long, List<Long>> findCampuses(Collection<Long> ids) {
        Map<Long, List<Long>> campuses = new HashMap<>();
        jdbc.sql(FIND_CAMPUSES).param("ids", ids).query(row -> {
            campuses.computeIfAbsent(row.getLong("endpoint_id"), id -> new ArrayList<>())
                    .add(row.getLong("id"));
        });
        return campuses;
    }

    void update(long id, RowChanges changes) {
        changes.update(jdbc, "endpoints", id);
    }

    /** Deletes an endpoint, which must be locked; the campuses that name it have none then. */
    void delete(long id, OffsetDateTime now) {
        jdbc.sql(UNLINK).param("id", id).param("now", Times.column(now)).update();
        jdbc.sql(DELETE).param("id", id).update();
    }

    private static StoredEndpoint read(ResultSet row, int number) throws SQLException {
        return new StoredEndpoint(
                row.getLong("id"),
                row.getString("url"),
                row.getString("secret"),
                row.getString("description"),
                Times.read(row, "created_at"),
                Times.read(row, "updated_at"));
    }
}
