package io.matricula.benchmark;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People to show, update and enrol, inserted without the server. */
final class People {

    /** The id of the first of them. */
    static final long FIRST = 1_000_000;

    private static final List<String> INSERTS = List.of("""
            insert into users (id, login, email, first_name, last_name, pool_year, pool_month, kind, status,
              primary_campus_id, created_at, updated_at)
            select :first + seq, concat('many', seq), concat('many', seq, '@student.42.fr'), concat('First', seq % 97),
              concat('Last', seq % 499), 2010 + seq % 15, elt(1 + seq % 3, 'july', 'august', 'september'), 'student',
              'admis', elt(1 + seq % 3, 1, 2, 3), timestampadd(second, seq, '2018-01-01'),
              timestampadd(second, seq, '2018-01-01')
            from seq_{from}_to_{last}""", """
            insert into cloud_users (id, cloud_id, common_id, language, timezone)
            select id, md5(id), md5(-id), 'fr', 'Europe/Paris' from users where id between :first + :from and :first + :last""", """
            insert into claimed_addresses (address, user_id)
            select email, id from users where id between :first + :from and :first + :last""", """
            insert into user_candidatures (user_id, email, birth_date, gender, country, zip_code, created_at, updated_at)
            select id, concat(login, '@example.org'), date_add('1980-01-01', interval id % 9000 day), 'female', 'France',
              id % 9000, created_at, updated_at
            from users
            where id between :first + :from and :first + :last""", """
            insert into campus_users (user_id, campus_id, is_primary, created_at, updated_at)
            select id, primary_campus_id, true, created_at, updated_at from users where id between :first + :from and :first + :last""", """
            insert into cursus_users (user_id, cursus_id, begin_at, created_at, updated_at)
            select id, 1, created_at, created_at, updated_at from users where id between :first + :from and :first + :last""");

    private static final List<String> TOUCHED = List.of("users", "user_candidatures", "cursus_users");

    private static final String TOUCH = "update {table} set updated_at = now(3) order by id limit 300";

    /** So many are inserted by one statement: one that takes too long is ended. */
    private static final int PIECE = 10_000;

    private static final String LEAVE = "delete from cursus_users where user_id >= :first and cursus_id = 2";

    /** Counts the transactions whose deleted rows are still to be taken out of the indexes. */
    private static final String UNPURGED = """
            select variable_value
            from information_schema.global_status
            where variable_name = 'INNODB_HISTORY_LIST_LENGTH'""";

    private People() {}

    /** Inserts those behind the first {@code from}, until there are {@code count}. */
    static void insert(JdbcClient jdbc, int from, int count) {
        // far from the ids that the server gives meanwhile
        jdbc.sql("alter table users auto_increment = 100000000").update();
        for (int piece = from; piece < count; piece += PIECE) {
            insertPiece(jdbc, piece, Math.min(piece + PIECE, count) - 1);
        }
    }

    private static void insertPiece(JdbcClient jdbc, int from, int last) {
        for (String insert : INSERTS) {
            jdbc.sql(insert.replace("{from}", Integer.toString(from)).replace("{last}", Integer.toString(last)))
                    .param("first", FIRST)
                    .param("from", from)
                    .param("last", last)
                    .update();
        }
    }

    /**
     * Nobody is in the second cursus any more, so that all can be enrolled in it once more. Waits until the database has
     * cleaned up, which it does after the deletion and beside whatever comes next.
     */
    static void leaveSecondCursus(JdbcClient jdbc) {
        jdbc.sql(LEAVE).param("first", FIRST).update();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> jdbc.sql(UNPURGED).query(Long.class).single() <= 1);
    }

    /** Changes enough for a survey of the lists. */
    static void touch(JdbcClient jdbc) {
        TOUCHED.forEach(table -> jdbc.sql(TOUCH.replace("{table}", table)).update());
    }
}
