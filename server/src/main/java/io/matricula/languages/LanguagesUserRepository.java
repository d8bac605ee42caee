package io.matricula.languages;

import io.matricula.database.RowChanges;
import io.matricula.database.Times;
import io.matricula.database.WaitingWrites;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
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
    private final WaitingWrites waiting;

    LanguagesUserRepository(JdbcClient jdbc, WaitingWrites waiting) {
        this.jdbc = jdbc;
        this.waiting = waiting;
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
    void insert(long userId, Collection<Spoken> languages, OffsetDateTime now) {
        // not as a batch, which is prepared anew each time: most are of one row
        languages.forEach(language ->
                jdbc.sql(INSERT).paramSource(parameters(userId, language, now)).update());
    }

    /**
     * Notes the languages of a person who was inserted in this transaction.
     *
     * @param userId whose
     * @param languages each one once at most
     * @param now UTC
     */
    public void insertOfNewUser(long userId, Collection<Spoken> languages, OffsetDateTime now) {
        languages.forEach(language -> waiting.add(INSERT, parameters(userId, language, now)));
    }

    private static MapSqlParameterSource parameters(long userId, Spoken language, OffsetDateTime now) {
        return new MapSqlParameterSource()
                .addValue("user_id", userId)
                .addValue("language_id", language.languageId())
                .addValue("position", language.position())
                .addValue("now", Times.column(now));
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
