package io.matricula.cursususers;

import io.matricula.database.Inserts;
import io.matricula.database.RowChanges;
import io.matricula.database.Times;
import io.matricula.database.WaitingWrites;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of enrolments. */
@Repository
public class CursusUserRepository {

    private static final String INSERT = """
            insert into cursus_users (user_id, cursus_id, begin_at, end_at, has_coalition, created_at, updated_at)
            values (:user_id, :cursus_id, :begin_at, :end_at, :has_coalition, :now, :now)
            """;

    private static final String COLUMNS = """
            select id, user_id, cursus_id, begin_at, end_at, grade, level, has_coalition
            from cursus_users
            """;

    private static final String FIND_OF_USER = COLUMNS + """
            where user_id = :user_id
            order by id
            """;

    private static final String FIND = COLUMNS + "where id = :id";

    private static final String LOCK = FIND + " for update";

    private static final String DELETE = """
            delete from cursus_users
            where id = :id
            """;

    private final JdbcClient jdbc;
    private final WaitingWrites waiting;

    CursusUserRepository(JdbcClient jdbc, WaitingWrites waiting) {
        this.jdbc = jdbc;
        this.waiting = waiting;
    }

    /**
     * An enrolment as it is stored.
     *
     * @param id its id
     * @param userId whose
     * @param cursusId in which cursus
     * @param beginAt from when, UTC
     * @param endAt until when, UTC; null without an end
     * @param grade null without a grade
     * @param level 0 to begin with
     * @param hasCoalition whether the person has a coalition there
     */
    public record Stored(
            long id,
            long userId,
            long cursusId,
            OffsetDateTime beginAt,
            OffsetDateTime endAt,
            String grade,
            double level,
            boolean hasCoalition) {}

    /**
     * Enrols a person.
     *
     * @param userId whom
     * @param enrolments one for each cursus at most
     * @param now UTC
     * @throws org.springframework.dao.DuplicateKeyException on {@code cursus_users_user_cursus}
     */
    void insert(long userId, Collection<Enrolment> enrolments, OffsetDateTime now) {
        // not as a batch, which is prepared anew each time: most are of one row
        enrolments.forEach(enrolment ->
                jdbc.sql(INSERT).paramSource(parameters(userId, enrolment, now)).update());
    }

    /**
     * Enrols a person who was inserted in this transaction.
     *
     * @param userId whom
     * @param enrolments one for each cursus at most
     * @param now UTC
     */
    public void insertOfNewUser(long userId, Collection<Enrolment> enrolments, OffsetDateTime now) {
        enrolments.forEach(enrolment -> waiting.add(INSERT, parameters(userId, enrolment, now)));
    }

    /**
     * Enrols a person in one cursus.
     *
     * @param userId whom
     * @param enrolment in which cursus
     * @param now UTC
     * @return the new row
     * @throws org.springframework.dao.DuplicateKeyException on {@code cursus_users_user_cursus}
     */
    Stored insert(long userId, Enrolment enrolment, OffsetDateTime now) {
        long id = Inserts.id(jdbc.sql(INSERT).paramSource(parameters(userId, enrolment, now)));
        return new Stored(
                id,
                userId,
                enrolment.cursusId(),
                Times.stored(enrolment.beginAt()),
                Times.stored(enrolment.endAt()),
                null,
                0,
                enrolment.hasCoalition());
    }

    private static MapSqlParameterSource parameters(long userId, Enrolment enrolment, OffsetDateTime now) {
        return new MapSqlParameterSource()
                .addValue("user_id", userId)
                .addValue("cursus_id", enrolment.cursusId())
                .addValue("begin_at", Times.column(enrolment.beginAt()))
                .addValue("end_at", Times.column(enrolment.endAt()))
                .addValue("has_coalition", enrolment.hasCoalition())
                .addValue("now", Times.column(now));
    }

    /**
     * The enrolments of a person.
     *
     * @param userId whose
     * @return in the order of their ids
     */
    public List<Stored> findOfUser(long userId) {
        return jdbc.sql(FIND_OF_USER)
                .param("user_id", userId)
                .query(CursusUserRepository::read)
                .list();
    }

    Optional<Stored> find(long id) {
        return jdbc.sql(FIND).param("id", id).query(CursusUserRepository::read).optional();
    }

    /** Finds an enrolment that nobody else can change until this transaction ends. */
    Optional<Stored> lock(long id) {
        return jdbc.sql(LOCK).param("id", id).query(CursusUserRepository::read).optional();
    }

    /**
     * Changes an enrolment.
     *
     * @param id which one
     * @param changes at least one
     * @throws org.springframework.dao.DuplicateKeyException on {@code cursus_users_user_cursus}
     */
    void update(long id, RowChanges changes) {
        changes.update(jdbc, "cursus_users", id);
    }

    void delete(long id) {
        jdbc.sql(DELETE).param("id", id).update();
    }

    static Stored read(ResultSet row, int number) throws SQLException {
        return new Stored(
                row.getLong("id"),
                row.getLong("user_id"),
                row.getLong("cursus_id"),
                Times.read(row, "begin_at"),
                Times.read(row, "end_at"),
                row.getString("grade"),
                row.getDouble("level"),
                row.getBoolean("has_coalition"));
    }
}
