package io.matricula.benchmark;

import io.matricula.benchmark.JdbcLimit.Params;
import io.matricula.benchmark.JdbcLimit.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * The statements that an operation needs, one by one, by plain JDBC: what somebody writes who thinks of no round trips. The
 * server sends the same rows with fewer: it reads a person by one union, joins the writes that can wait, and does not read a
 * person before it locks them. The limits stay without that, so that later runs can be compared with earlier ones. A change
 * of what is read or written belongs here too.
 */
final class Limits {

    private static final LocalDateTime BEGIN = LocalDateTime.of(2017, 11, 25, 13, 44, 19);

    private static final String USER = """
            select id, login, email, first_name, last_name, usual_first_name, pool_year, pool_month, kind, status, phone,
              location, image_hash, staff, active, correction_point, wallet, anonymize_date, data_erasure_date,
              alumnized_at, primary_campus_id, created_at, updated_at
            from users
            where id = ?""";

    private static final String INSERT_USER = """
            insert into users (login, email, first_name, last_name, usual_first_name, password_hash, pool_year,
              pool_month, kind, status, email_stop, image_hash, primary_campus_id, created_at, updated_at)
            values (?, ?, 'Ben', 'Load', null, null, '2017', 'may', 'student', 'admis', false, null, 1, ?, ?)""";

    private static final String INSERT_CANDIDATURE = """
            insert into user_candidatures (user_id, birth_date, gender, zip_code, country, birth_city, birth_country,
              postal_street, postal_complement, postal_city, postal_zip_code, postal_country, contact_affiliation,
              contact_last_name, contact_first_name, contact_phone1, contact_phone2, max_level_memory, max_level_logic,
              other_information, language, meeting_date, piscine_date, phone, email, pin, phone_country_code,
              created_at, updated_at)
            values (?, ?, 'female', '89457', 'France', 'East Adrainshire', 'Iran', '621 Tromp Lakes', null,
              'Emelyborough', null, null, null, null, null, null, null, null, null, null, null, null, null, null, ?, null,
              null, ?, ?)""";

    private static final String ENROL = """
            insert into cursus_users (user_id, cursus_id, begin_at, end_at, has_coalition, created_at, updated_at)
            values (?, ?, ?, ?, ?, ?, ?)""";

    private static final String AUDIT = """
            insert into audit (created_at, actor_kind, actor, operation, record, changed, outcome, status, request_id)
            values (?, 'application', coalesce((select login from users where id = ?), ?), ?, ?, ?, 'done', ?, ?)""";

    private Limits() {}

    /**
     * The limits.
     *
     * @param pool on the database of the server
     * @param transactions the same for transactions
     * @param people how many there are from {@link People#FIRST} on
     */
    static List<JdbcLimit> of(DataSource pool, DataSource transactions, int people) {
        Params person = (number, id) -> new Object[] {People.FIRST + number % people};
        return List.of(
                new JdbcLimit("create, raw JDBC", pool, transactions, List.of(), create(), new AtomicLong(500_000_000)),
                new JdbcLimit(
                        "update, raw JDBC",
                        pool,
                        transactions,
                        List.of(new Statement(USER, person)),
                        List.of(
                                new Statement(USER + " for update", person),
                                new Statement(
                                        "update users set first_name = ?, pool_year = ?, updated_at = ? where id = ?",
                                        (number, id) -> new Object[] {
                                            "Ben" + number, "2018", LocalDateTime.now(), People.FIRST + number % people
                                        }),
                                audit("patchUser", "user[first_name] user[pool_year]", 204)),
                        new AtomicLong()),
                new JdbcLimit("show, raw JDBC", pool, transactions, show(person), List.of(), new AtomicLong()),
                new JdbcLimit("enrol, raw JDBC", pool, transactions, List.of(), enrol(person), new AtomicLong()));
    }

    private static List<Statement> create() {
        return List.of(
                new Statement(INSERT_USER, (number, id) -> new Object[] {
                    "limit" + number, "limit" + number + "@student.42.fr", LocalDateTime.now(), LocalDateTime.now()
                }),
                new Statement(
                        "insert into cloud_users (id, cloud_id, common_id, language, timezone) values (?, ?, ?, ?, ?)",
                        (number, id) -> new Object[] {id, hex(), hex(), "fr", "Europe/Paris"}),
                new Statement("insert into claimed_addresses (address, user_id) values (?, ?), (?, ?)", (number, id) ->
                        new Object[] {"limit" + number + "@student.42.fr", id, "limit" + number + "@example.org", id}),
                new Statement(INSERT_CANDIDATURE, (number, id) -> new Object[] {
                    id,
                    LocalDate.of(1998, 6, 8),
                    "limit" + number + "@example.org",
                    LocalDateTime.now(),
                    LocalDateTime.now()
                }),
                new Statement(
                        "insert into campus_users (user_id, campus_id, is_primary, created_at, updated_at)"
                                + " values (?, ?, true, ?, ?)",
                        (number, id) -> new Object[] {id, 1, LocalDateTime.now(), LocalDateTime.now()}),
                new Statement(ENROL, (number, id) -> enrolment(id, 1)),
                audit(
                        "createUser",
                        "user[email] user[first_name] user[last_name] user[kind] user[login] ".repeat(10),
                        201));
    }

    private static List<Statement> show(Params person) {
        return List.of(
                new Statement(USER, person),
                new Statement(
                        "select id, user_id, campus_id, is_primary from campus_users where user_id = ? order by id",
                        person),
                new Statement(
                        "select id, user_id, cursus_id, begin_at, end_at, grade, level, has_coalition from cursus_users"
                                + " where user_id = ? order by id",
                        person),
                new Statement(
                        "select id, user_id, language_id, position, created_at from languages_users where user_id = ?"
                                + " order by id",
                        person));
    }

    private static List<Statement> enrol(Params person) {
        return List.of(
                new Statement("select id, login from users where id in (?) order by id for update", person),
                new Statement(ENROL, (number, id) -> enrolment((Long) person.of(number, id)[0], 2)),
                audit("createCursusUser", "cursus_user[user_id] cursus_user[cursus_id] cursus_user[begin_at]", 201));
    }

    private static Object[] enrolment(long userId, int cursusId) {
        return new Object[] {userId, cursusId, BEGIN, null, true, LocalDateTime.now(), LocalDateTime.now()};
    }

    private static Statement audit(String operation, String changed, int status) {
        return new Statement(AUDIT, (number, id) -> new Object[] {
            LocalDateTime.now(),
            null,
            "sandbox-advanced-tutor",
            operation,
            Long.toString(id),
            changed,
            status,
            UUID.randomUUID().toString()
        });
    }

    private static String hex() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
