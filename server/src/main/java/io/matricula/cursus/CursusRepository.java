package io.matricula.cursus;

import io.matricula.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CursusRepository {

    /** An id counts before a slug that looks like one: the cursus {@code 42} has the id 2. */
    private static final String FIND = """
            select id, name, slug, created_at
            from cursus
            where id = :id or slug = :slug
            order by id = :id desc
            limit 1
            """;

    private static final String FIND_ALL = """
            select id, name, slug, created_at
            from cursus
            where id in (:ids)
            """;

    private static final long NO_ID = -1;

    private final JdbcClient jdbc;

    CursusRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Cursus> find(String idOrSlug) {
        return jdbc.sql(FIND)
                .param("id", idOrSlug.matches("\\d{1,18}") ? Long.parseLong(idOrSlug) : NO_ID)
                .param("slug", idOrSlug)
                .query(CursusRepository::read)
                .optional();
    }

    List<Cursus> findAll(Collection<Long> ids) {
        return jdbc.sql(FIND_ALL)
                .param("ids", ids)
                .query(CursusRepository::read)
                .list();
    }

    private static Cursus read(ResultSet row, int number) throws SQLException {
        return new Cursus(
                row.getLong("id"), row.getString("name"), row.getString("slug"), Times.read(row, "created_at"));
    }
}
