package io.matricula.languages;

import io.matricula.database.Times;
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

    private final JdbcClient jdbc;

    LanguageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Language> find(long id) {
        return jdbc.sql(FIND)
                .param("id", id)
                .query((row, number) -> new Language(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("identifier"),
                        Times.read(row, "created_at"),
                        Times.read(row, "updated_at")))
                .optional();
    }
}
