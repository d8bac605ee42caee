package io.matricula.people;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds people for those who hold rows of them. */
@Repository
public class People {

    private static final String FIND_BY_ID = """
            select id, login
            from users
            where id = :id
            """;

    private static final String FIND_BY_LOGIN = """
            select id, login
            from users
            where login = :login
            """;

    private static final String LOCK = """
            select id, login
            from users
            where id in (:ids)
            order by id
            for update
            """;

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Finds the person that a path names ("The user id or slug").
     *
     * @param idOrLogin all digits are an id, as no login is all digits
     * @return empty if there is nobody of that name
     */
    public Optional<Person> find(String idOrLogin) {
        if (idOrLogin.matches("\\d+")) {
            return idOrLogin.length() > 18 ? Optional.empty() : find(Long.parseLong(idOrLogin));
        }
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(idOrLogin)) {
            // no login, and nothing that the column could be compared with
            return Optional.empty();
        }
        return jdbc.sql(FIND_BY_LOGIN)
                .param("login", idOrLogin)
                .query(People::read)
                .optional();
    }

    /**
     * Finds a person.
     *
     * @param id the id
     * @return empty if there is nobody of that id
     */
    public Optional<Person> find(long id) {
        return jdbc.sql(FIND_BY_ID).param("id", id).query(People::read).optional();
    }

    /**
     * Keeps others from changing people, or rows of theirs, until this transaction ends. Whoever changes such a row comes
     * here first: rows that are always locked in this order cannot deadlock.
     *
     * @param ids who
     * @return those who exist, by ascending id
     */
    public List<Person> lock(Long... ids) {
        return jdbc.sql(LOCK)
                .param("ids", Arrays.asList(ids))
                .query(People::read)
                .list();
    }

    private static Person read(ResultSet row, int number) throws SQLException {
        return new Person(row.getLong("id"), row.getString("login"));
    }
}
