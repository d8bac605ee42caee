package io.matricula.lists;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables of so many rows that reading them all for a page would be felt. */
final class LongTables {

    static final int ROWS = 126 * 126;

    private static final String USERS = """
            insert into users (id, login, email, first_name, last_name, usual_first_name, pool_year, pool_month, kind,
              status, staff, email_stop, primary_campus_id, alumnized_at, image_hash, created_at, updated_at)
            select 1000 + n, concat('u', n), concat('u', n, '@example.org'), concat('First', n % 97),
              concat('Last', n % 499), if(n % 10 = 0, concat('Usual', n % 50), null), 2010 + n % 15,
              elt(1 + n % 4, 'july', 'august', 'september', 'february'),
              if(n % 500 = 0, 'admin', if(n % 501 = 0, 'external', 'student')), if(n % 1000 = 0, 'admis', null),
              n % 2000 = 0, n % 300 = 0, elt(1 + n % 4, 1, 2, 3, 9),
              if(n % 3 = 0, timestampadd(minute, n % 1000, '2020-01-01'), null), if(n % 2 = 0, md5(n), null),
              timestampadd(second, n, '2018-01-01'), timestampadd(second, n * 7919 % 100000, '2018-01-01')
            from (select :earlier + (a.id - 1) * 126 + b.id n
              from users a join users b where a.id <= 126 and b.id <= 126) numbers
            """;

    static final String CANDIDATURES = """
            insert into user_candidatures (id, user_id, email, birth_date, gender, country, birth_country, postal_country,
              zip_code, pin, other_information, max_level_memory, piscine_date, created_at, updated_at)
            select id, id, email, date_add('1980-01-01', interval id % 9000 day),
              elt(1 + id % 3, 'male', 'female', 'other'), elt(1 + id % 5, 'France', 'Japan', 'Romania', 'Spain', 'Italy'),
              'France', 'France', id % 9000, id % 1000, concat('Info ', id), id % 8,
              date_add('2017-01-01', interval id % 900 day), created_at, updated_at
            from users
            where id > 1000 + :earlier
            """;

    static final String ENROLMENTS = """
            insert into cursus_users (user_id, cursus_id, begin_at, end_at, level, blackholed_at, created_at, updated_at)
            select id, 1 + id % 2, created_at, if(id % 300 = 0, timestampadd(year, 1, created_at), null), id % 2100 / 100,
              if(id % 500 = 0, timestampadd(year, 2, created_at), null), created_at, updated_at
            from users
            where id > 1000 + :earlier
            """;

    static final String MEMBERSHIPS = """
            insert into campus_users (user_id, campus_id, is_primary, created_at, updated_at)
            select id, primary_campus_id, true, created_at, updated_at
            from users
            where id > 1000 + :earlier
            """;

    private LongTables() {}

    /** In pieces: a statement that takes too long is ended. */
    static void insert(JdbcClient jdbc, int times, String... others) {
        for (int earlier = 0; earlier < times * ROWS; earlier += ROWS) {
            jdbc.sql(USERS).param("earlier", earlier).update();
            for (String other : others) {
                jdbc.sql(other).param("earlier", earlier).update();
            }
        }
        jdbc.sql("analyze table users, user_candidatures, cursus_users, campus_users")
                .query()
                .listOfRows();
    }

    /** The lists are package-private: each stands as a constant in a class that its capability keeps to itself. */
    static Listing listing(String type) throws ReflectiveOperationException {
        java.lang.reflect.Field constant = Class.forName("io.matricula." + type).getDeclaredField("LISTING");
        constant.setAccessible(true);
        return (Listing) constant.get(null);
    }

    static List<Listing> listings() throws ReflectiveOperationException {
        return List.of(
                listing("users.UserList"),
                listing("candidatures.CandidatureList"),
                listing("cursususers.CursusUserList"));
    }

    static ListQuery query(
            Listing listing, List<String> sort, Map<String, List<String>> filter, Map<String, String> range) {
        ListRequest request = new ListRequest("/", 1, 30, sort, filter, range, List.of());
        return ListQueries.of(listing, request, new Conditions());
    }

    static List<String> names(Listing listing, Predicate<Field> use) {
        return listing.fields().stream()
                .filter(use)
                .filter(field -> field.isKept() || field.isTruth())
                .map(Field::name)
                .toList();
    }
}
