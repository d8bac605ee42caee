package io.matricula.campuses;

import io.matricula.database.RowChanges;
import io.matricula.database.Times;
import io.matricula.languages.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CampusRepository {

    private static final String COLUMNS = """
            select c.id, c.name, c.slug, c.time_zone, c.vogsphere_id, c.country, c.address, c.zip, c.city, c.website,
              c.facebook, c.twitter, c.active, c.public, c.email_extension, c.default_hidden_phone, c.main_email,
              c.endpoint_id, c.created_at, c.updated_at,
              l.id language_id, l.name language_name, l.identifier language_identifier,
              l.created_at language_created_at, l.updated_at language_updated_at
            from campus c
            join languages l on l.id = c.language_id
            """;

    private static final String FIND = COLUMNS + """
            where c.id = :id or c.slug = :slug
            order by c.id = :id desc
            limit 1
            """;

    private static final String FIND_ALL = COLUMNS + "where c.id in (:ids)";

    private static final String COUNT_USERS = """
            select campus_id, count(*) users
            from campus_users
            where campus_id in (:ids)
            group by campus_id
            """;

    private static final String LOCK = """
            select id
            from campus
            where id = :id
            for update
            """;

    private static final String FIND_ENDPOINTS = """
            select id, url, description, created_at, updated_at
            from endpoints
            where id in (:ids)
            """;

    private static final long NO_ID = -1;

    private final JdbcClient jdbc;

    CampusRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Campus> find(String idOrSlug) {
        return jdbc.sql(FIND)
                .param("id", idOrSlug.matches("\\d{1,18}") ? Long.parseLong(idOrSlug) : NO_ID)
                .param("slug", idOrSlug)
                .query(CampusRepository::campus)
                .optional();
    }

    List<Campus> findAll(Collection<Long> ids) {
        return jdbc.sql(FIND_ALL)
                .param("ids", ids)
                .query(CampusRepository::campus)
                .list();
    }

    /**
     * Counts the people of campuses.
     *
     * @param ids at least one
     * @return how many each of them has
     */
    Map<Long, Integer> countUsers(Collection<? extends Long> ids) {
        Map<Long, Integer> counts = new HashMap<>();
        ids.forEach(id -> counts.put(id, 0));
        jdbc.sql(COUNT_USERS).param("ids", ids).query(row -> {
            counts.put(row.getLong("campus_id"), row.getInt("users"));
        });
        return counts;
    }

    /** Keeps others from changing a campus until this transaction ends. */
    void lock(long id) {
        jdbc.sql(LOCK).param("id", id).query(Long.class).single();
    }

    /**
     * Changes a campus.
     *
     * @param id which one
     * @param changes at least one
     * @throws org.springframework.dao.DataIntegrityViolationException if there is no such language or endpoint
     */
    void update(long id, RowChanges changes) {
        changes.update(jdbc, "campus", id);
    }

    /**
     * Finds endpoints.
     *
     * @param ids at least one
     * @param as what to make of their columns
     * @return those that there are, in any order
     */
    <T> List<T> findEndpoints(Collection<Long> ids, RowMapper<T> as) {
        return jdbc.sql(FIND_ENDPOINTS).param("ids", ids).query(as).list();
    }

    private static Campus campus(ResultSet row, int number) throws SQLException {
        return new Campus(
                row.getLong("id"),
                row.getString("name"),
                row.getString("slug"),
                row.getString("time_zone"),
                language(row),
                row.getObject("vogsphere_id", Long.class),
                contact(row),
                row.getBoolean("active"),
                row.getBoolean("public"),
                row.getString("email_extension"),
                row.getBoolean("default_hidden_phone"),
                row.getString("main_email"),
                row.getObject("endpoint_id", Long.class),
                Times.read(row, "created_at"),
                Times.read(row, "updated_at"));
    }

    private static Language language(ResultSet row) throws SQLException {
        return new Language(
                row.getLong("language_id"),
                row.getString("language_name"),
                row.getString("language_identifier"),
                Times.read(row, "language_created_at"),
                Times.read(row, "language_updated_at"));
    }

    private static Campus.Contact contact(ResultSet row) throws SQLException {
        return new Campus.Contact(
                row.getString("country"),
                row.getString("address"),
                row.getString("zip"),
                row.getString("city"),
                row.getString("website"),
                row.getString("facebook"),
                row.getString("twitter"));
    }
}
