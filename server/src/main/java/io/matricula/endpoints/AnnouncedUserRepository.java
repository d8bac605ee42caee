package io.matricula.endpoints;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What an endpoint is told of a person who is saved. */
@Repository
class AnnouncedUserRepository {

    private static final String COLUMNS = """
            select id, login, email, first_name, last_name, phone, pool_year, pool_month, kind, status, image_hash,
              primary_campus_id, created_at, updated_at
            from users
            """;

    private static final String FIND_BY_ID = COLUMNS + "where id = :id";

    private static final String FIND_BY_LOGIN = COLUMNS + "where login = :login";

    private static final String FIND_CAMPUSES = """
            select campus_id
            from campus_users
            where user_id = :id
            order by id
            """;

    private final JdbcClient jdbc;

    AnnouncedUserRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    <T> Optional<T> find(long id, RowMapper<T> as) {
        return jdbc.sql(FIND_BY_ID).param("id", id).query(as).optional();
    }

    <T> Optional<T> find(String login, RowMapper<T> as) {
        return jdbc.sql(FIND_BY_LOGIN).param("login", login).query(as).optional();
    }

    List<Long> findCampuses(long id) {
        return jdbc.sql(FIND_CAMPUSES).param("id", id).query(Long.class).list();
    }
}
