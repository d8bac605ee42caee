package io.matricula.campuses;

import io.matricula.contract.intra.model.EndpointOfCampus;
import io.matricula.database.RowChanges;
import io.matricula.database.Times;
import io.matricula.languages.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
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

    private static final String COUNT_USERS = """
            select count(*)
            from campus_users
            where campus_id = :id
            """;

    private static final String LOCK = """
            select id
            from campus
            where id = :id
            for update
            """;

    private static final String FIND_ENDPOINT = """
            select id, url, description, created_at, updated_at
            from endpoints
            where id = :id
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

    int countUsers(long id) {
        return jdbc.sql(COUNT_USERS).param("id", id).query(Integer.class).single();
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

    /** What the Intra API shows of an endpoint at its campus. */
    Optional<EndpointOfCampus> findEndpoint(long id) {
        return jdbc.sql(FIND_ENDPOINT)
                .param("id", id)
                .query((row, number) -> new EndpointOfCampus()
                        .id(row.getLong("id"))
                        .url(row.getString("url"))
                        .description(row.getString("description"))
                        .createdAt(Times.read(row, "created_at"))
                        .updatedAt(Times.read(row, "updated_at")))
                .optional();
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
