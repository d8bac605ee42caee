package io.matricula.users;

import io.matricula.campuses.CampusUserRepository;
import io.matricula.cursususers.CursusUserRepository;
import io.matricula.database.Times;
import io.matricula.languages.LanguagesUserRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads people with their rows: from four tables by one statement, as each statement would cost a round trip. The tables
 * are put under each other and not joined: a join would multiply campuses, enrolments and languages.
 */
@Repository
class WholeUsers {

    /** In front of the columns of a row that is not the person's own. */
    private static final String NO_USER = "null, ".repeat(StoredUser.COLUMNS.split(",").length);

    private static final String ROWS = """
            select 'user' part, %2$s, null nested_id, null user_id, null other_id, null flag, null begin_at, null end_at,
              null grade, null level, null position
            from users
            where id = %1$s
            union all
            select 'campus', %3$s id, user_id, campus_id, is_primary, null, null, null, null, null
            from campus_users
            where user_id = %1$s
            union all
            select 'cursus', %3$s id, user_id, cursus_id, has_coalition, begin_at, end_at, grade, level, null
            from cursus_users
            where user_id = %1$s
            union all
            select 'language', %3$s id, user_id, language_id, null, created_at, null, null, null, position
            from languages_users
            where user_id = %1$s
            """;

    private static final String FIND_BY_ID = ROWS.formatted(":id", StoredUser.COLUMNS, NO_USER);

    private static final String FIND_BY_LOGIN =
            ROWS.formatted("(select id from users where login = :login)", StoredUser.COLUMNS, NO_USER);

    private final JdbcClient jdbc;

    WholeUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Finds the person that a path names.
     *
     * @param idOrLogin all digits are an id, as no login is all digits
     * @return empty if there is nobody of that id or login
     */
    Optional<WholeUser> find(String idOrLogin) {
        return UserName.find(
                idOrLogin,
                this::find,
                login -> jdbc.sql(FIND_BY_LOGIN).param("login", login).query(extractor()));
    }

    /**
     * Finds a person.
     *
     * @param id the id
     * @return empty if there is nobody of that id
     */
    Optional<WholeUser> find(long id) {
        return jdbc.sql(FIND_BY_ID).param("id", id).query(extractor());
    }

    private static ResultSetExtractor<Optional<WholeUser>> extractor() {
        return rows -> {
            Parts parts = new Parts();
            while (rows.next()) {
                parts.read(rows);
            }
            return parts.whole();
        };
    }

    /** The rows in any order, as no order of a union can be relied on. */
    private static final class Parts {

        private StoredUser user;
        private final List<CampusUserRepository.Stored> campuses = new ArrayList<>();
        private final List<CursusUserRepository.Stored> enrolments = new ArrayList<>();
        private final List<LanguagesUserRepository.Stored> languages = new ArrayList<>();

        void read(ResultSet row) throws SQLException {
            String part = row.getString("part");
            switch (part) {
                case "user" -> user = StoredUser.read(row, row.getRow());
                case "campus" -> campuses.add(campus(row));
                case "cursus" -> enrolments.add(enrolment(row));
                case "language" -> languages.add(language(row));
                default -> throw new IllegalStateException(part);
            }
        }

        Optional<WholeUser> whole() {
            campuses.sort(Comparator.comparing(CampusUserRepository.Stored::id));
            enrolments.sort(Comparator.comparing(CursusUserRepository.Stored::id));
            languages.sort(Comparator.comparing(LanguagesUserRepository.Stored::id));
            return Optional.ofNullable(user).map(row -> new WholeUser(row, campuses, enrolments, languages));
        }

        private static CampusUserRepository.Stored campus(ResultSet row) throws SQLException {
            return new CampusUserRepository.Stored(
                    row.getLong("nested_id"), row.getLong("user_id"), row.getLong("other_id"), row.getBoolean("flag"));
        }

        private static CursusUserRepository.Stored enrolment(ResultSet row) throws SQLException {
            return new CursusUserRepository.Stored(
                    row.getLong("nested_id"),
                    row.getLong("user_id"),
                    row.getLong("other_id"),
                    Times.read(row, "begin_at"),
                    Times.read(row, "end_at"),
                    row.getString("grade"),
                    row.getDouble("level"),
                    row.getBoolean("flag"));
        }

        private static LanguagesUserRepository.Stored language(ResultSet row) throws SQLException {
            return new LanguagesUserRepository.Stored(
                    row.getLong("nested_id"),
                    row.getLong("user_id"),
                    row.getLong("other_id"),
                    row.getObject("position", Integer.class),
                    Times.read(row, "begin_at"));
        }
    }
}
