package io.matricula.languages;

import io.matricula.database.RowChanges;
import io.matricula.database.Times;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which languages a person speaks. */
@Repository
public class LanguagesUserRepository {

    private static final String INSERT = """
            insert into languages_users (user_id, language_id, position, created_at)
            values (:user_id, :language_id, :position, :now)
            """;

    private static final String FIND_OF_USER = """
            select id, user_id, language_id, position, created_at
            from languages_users
            where user_id = :user_id
            order by id
            """;

    private static final String DELETE = """
            delete from languages_users
            where id = :id
            """;

    private final JdbcClient jdbc;

    LanguagesUserRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A language of a person about to be saved.
     *
     * @param languageId which language
     * @param position its rank among the person's; null without one
     */
    public record Spoken(long languageId, Integer position) {}

    /**
     * A language of a person as it is stored.
     *
     * @param id its id
     * @param userId whose
     * @param languageId which language
     * @param position its rank among the person's; null without one
     * @param createdAt UTC
     */
    public record Stored(long id, long userId, long languageId, Integer position, OffsetDateTime createdAt) {}

    /**
     * Notes the languages of a person.
     *
     * @param userId whose
     * @param languages each one once at most
     * @param now UTC
     * @throws org.springframework.dao.DuplicateKeyException on {@code languages_users_user_language}
     */
    public void insert(long userId, Collection<Spoken> languages, OffsetDateTime now) {
        // not as a batch, which is prepared anew each time: most are of one row
        languages.forEach(language -> jdbc.sql(INSERT)
                .param("user_id", userId)
                .param("language_id", language.languageId())
                .param("position", language.position())
                .param("now", Times.column(now))
                .update());
    }

    /**
     * The languages of a person.
     *
     * @param userId whose
     * @return in the order of their ids
     */
    public List<Stored> findOfUser(long userId) {
        return jdbc.sql(FIND_OF_USER)
                .param("user_id", userId)
                .query((row, number) -> new Stored(
                        row.getLong("id"),
                        row.getLong("user_id"),
                        row.getLong("language_id"),
                        row.getObject("position", Integer.class),
                        Times.read(row, "created_at")))
                .list();
    }

    /**
     * Changes a language of a person.
     *
     * @param id which row
     * @param changes at least one
     * @throws org.springframework.dao.DuplicateKeyException on {@code languages_users_user_language}
     */
    void update(long id, RowChanges changes) {
        changes.update(jdbc, "languages_users", id);
    }

    void delete(long id) {
        jdbc.sql(DELETE).param("id", id).update();
    }
}
