package io.matricula.languages;

import io.matricula.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LanguageRepository {

    private static final String FIND = """
            select id, name, identifier, created_at, updated_at
            from languages
            where id = :id
            """;

    private static final String FIND_ALL = """
            select id, name, identifier, created_at, updated_at
            from languages
            where id in (:ids)
            """;

    private final JdbcClient jdbc;

    LanguageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Language> find(long id) {
        return jdbc.sql(FIND).param("id", id).query(LanguageRepository::read).optional();
    }

    List<Language> findAll(Collection<Long> ids) {
        return jdbc.sql(FIND_ALL)
                .param("ids", ids)
                .query(LanguageRepository::read)
                .list();
    }

    private static Language read(ResultSet row, int number) throws SQLException {
        return new Language(
                row.getLong("id"),
                row.getString("name"),
                row.getString("identifier"),
                Times.read(row, "created_at"),
                Times.read(row, "updated_at"));
    }
}
