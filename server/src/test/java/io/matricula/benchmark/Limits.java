package io.matricula.benchmark;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** The rows that the server's operations write and read, as plain JDBC would. */
final class Limits {

    private static final String AUDIT = """
            insert into audit (created_at, actor_kind, actor, operation, record, changed, outcome, status, request_id)
            values (now(3), 'application', 'sandbox-advanced-tutor', 'limit', ?, 'user', 'done', 200, uuid())""";

    private static final String ENROL = """
            insert into cursus_users (user_id, cursus_id, begin_at, has_coalition, created_at, updated_at)
            values (?, %d, '2017-11-25 13:44:19', true, now(3), now(3))""";

    private static final List<String> CREATE = List.of("""
            insert into users (id, login, email, first_name, last_name, pool_year, pool_month, kind, status,
              primary_campus_id, created_at, updated_at)
            values (?, concat('limit', ?), concat('limit', ?, '@student.42.fr'), 'Ben', 'Load', '2017', 'may', 'student',
              'admis', 1, now(3), now(3))""", """
            insert into cloud_users (id, cloud_id, common_id, language, timezone)
            values (?, md5(?), md5(-?), 'fr', 'Europe/Paris')""", """
            insert into claimed_addresses (address, user_id)
            values (concat('limit', ?, '@example.org'), ?), (concat('limit', ?, '@student.42.fr'), ?)""", """
            insert into user_candidatures (user_id, email, birth_date, birth_city, birth_country, gender, country,
              postal_city, postal_street, zip_code, created_at, updated_at)
            values (?, concat('limit', ?, '@example.org'), '1998-06-08', 'East Adrainshire', 'Iran', 'female', 'France',
              'Emelyborough', '621 Tromp Lakes', '89457', now(3), now(3))""", """
            insert into campus_users (user_id, campus_id, is_primary, created_at, updated_at)
            values (?, 1, true, now(3), now(3))""", ENROL.formatted(1), AUDIT);

    private Limits() {}

    /**
     * The limits.
     *
     * @param pool on the database of the server
     * @param people how many there are from {@link People#FIRST} on
     */
    static List<JdbcLimit> of(DataSource pool, int people) {
        // far from the ids that the server gives
        AtomicLong numbers = new AtomicLong(500_000_000);
        String person = "(%d + ? %% %d)".formatted(People.FIRST, people);
        return List.of(
                new JdbcLimit("create, raw JDBC", pool, true, CREATE, numbers),
                new JdbcLimit(
                        "update, raw JDBC",
                        pool,
                        true,
                        List.of(
                                "update users set first_name = concat('B', ?), updated_at = now(3) where id = "
                                        + person,
                                AUDIT),
                        numbers),
                new JdbcLimit(
                        "show, raw JDBC",
                        pool,
                        false,
                        List.of(
                                "select * from users where id = " + person,
                                "select * from campus_users where user_id = " + person,
                                "select * from cursus_users where user_id = " + person,
                                "select * from languages_users where user_id = " + person),
                        numbers),
                new JdbcLimit(
                        "enrol, raw JDBC",
                        pool,
                        true,
                        List.of(ENROL.formatted(2), AUDIT),
                        // from the end, as the server is driven from the beginning
                        new AtomicLong(People.FIRST + people / 2)));
    }
}
