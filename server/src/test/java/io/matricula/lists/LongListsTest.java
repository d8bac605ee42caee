package io.matricula.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.matricula.ServerTest;
import io.matricula.TestClient;
import io.matricula.TestClient.Answer;
import io.matricula.database.DataReplaced;
import io.matricula.several.SeveralServers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lists of so many rows that reading them all for a page would be felt. Inserting the rows takes longer than the rest, so
 * the tests are few.
 */
@Tag("slow")
@ServerTest
class LongListsTest {

    private static final int ROWS = 126 * 126;

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

    private static final String CANDIDATURES = """
            insert into user_candidatures (id, user_id, email, birth_date, gender, country, birth_country, postal_country,
              zip_code, pin, other_information, max_level_memory, piscine_date, created_at, updated_at)
            select id, id, email, date_add('1980-01-01', interval id % 9000 day),
              elt(1 + id % 3, 'male', 'female', 'other'), elt(1 + id % 5, 'France', 'Japan', 'Romania', 'Spain', 'Italy'),
              'France', 'France', id % 9000, id % 1000, concat('Info ', id), id % 8,
              date_add('2017-01-01', interval id % 900 day), created_at, updated_at
            from users
            where id > 1000 + :earlier
            """;

    private static final String ENROLMENTS = """
            insert into cursus_users (user_id, cursus_id, begin_at, end_at, level, blackholed_at, created_at, updated_at)
            select id, 1 + id % 2, created_at, if(id % 300 = 0, timestampadd(year, 1, created_at), null), id % 2100 / 100,
              if(id % 500 = 0, timestampadd(year, 2, created_at), null), created_at, updated_at
            from users
            where id > 1000 + :earlier
            """;

    private static final String MEMBERSHIPS = """
            insert into campus_users (user_id, campus_id, is_primary, created_at, updated_at)
            select id, primary_campus_id, true, created_at, updated_at
            from users
            where id > 1000 + :earlier
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private PageIds pages;

    @Autowired
    private Totals totals;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private PlatformTransactionManager transactions;

    /** In pieces: a statement that takes too long is ended. */
    private void insertManyRows(int times, String... others) {
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

    /** What is held of long lists must not be seen by tests of short ones. */
    @AfterEach
    void forget() {
        context.publishEvent(new DataReplaced());
    }

    /** The lists are package-private: each stands as a constant in a class that its capability keeps to itself. */
    private static Listing listing(String type) throws ReflectiveOperationException {
        java.lang.reflect.Field constant = Class.forName("io.matricula." + type).getDeclaredField("LISTING");
        constant.setAccessible(true);
        return (Listing) constant.get(null);
    }

    private static List<Listing> longLists() throws ReflectiveOperationException {
        return List.of(
                listing("users.UserList"),
                listing("candidatures.CandidatureList"),
                listing("cursususers.CursusUserList"));
    }

    private static ListQuery query(Listing listing, List<String> sort, Map<String, List<String>> filter) {
        ListRequest request = new ListRequest("/", 1, 30, sort, filter, Map.of(), List.of());
        return ListQueries.of(listing, request, new Conditions());
    }

    private static List<String> names(Listing listing, Predicate<Field> use) {
        return listing.fields().stream()
                .filter(use)
                .filter(Field::isKept)
                .map(Field::name)
                .toList();
    }

    @Test
    void readsNoMoreRowsThanAPageNeeds() throws ReflectiveOperationException {
        insertManyRows(1, CANDIDATURES, ENROLMENTS, MEMBERSHIPS);
        List<Executable> plans = new ArrayList<>();
        for (Listing listing : longLists()) {
            plans.add(() -> walksAnIndex(query(listing, List.of(), Map.of())));
            for (String field : names(listing, Field::isSortable)) {
                plans.add(() -> walksAnIndex(query(listing, List.of(field), Map.of())));
                plans.add(() -> walksAnIndex(query(listing, List.of("-" + field), Map.of())));
            }
            for (String field : names(listing, Field::isFilterable)) {
                Field filtered = listing.find(field, Field::isFilterable).orElseThrow();
                plans.add(() -> findsByAnIndex(query(listing, List.of(), Map.of(field, List.of(rare(filtered))))));
            }
        }
        assertAll(plans);
    }

    private static String rare(Field field) {
        return switch (field.type()) {
            case MOMENT, DATE -> "2018-01-01T00:00:07Z";
            case BOOLEAN -> field.name().matches("has_coalition|active") ? "false" : "true";
            case WHOLE_NUMBER -> "7777";
            default -> "7";
        };
    }

    private void walksAnIndex(ListQuery query) {
        for (Map<String, Object> step : explained(PageSql.ofMany(query) + " limit 30", query)) {
            assertThat(step.get("key")).as(step + " of " + query).isNotNull();
            assertThat(step.get("type")).as(step + " of " + query).isNotEqualTo("ALL");
            assertThat((String) step.get("Extra")).as(step + " of " + query).doesNotContain("filesort");
        }
    }

    /** The rows that were found are sorted: that is the derived table, which has no index. */
    private void findsByAnIndex(ListQuery query) {
        for (Map<String, Object> step : explained(PageSql.ofFew(query, Totals.COUNTED) + " limit 30", query)) {
            if (!step.get("table").toString().startsWith("<derived")) {
                assertThat(step.get("key")).as(step + " of " + query).isNotNull();
                assertThat(step.get("type")).as(step + " of " + query).isNotIn("ALL", "index");
            }
        }
    }

    private List<Map<String, Object>> explained(String sql, ListQuery query) {
        List<Map<String, Object>> plan = jdbc.sql("explain " + sql)
                .params(query.params())
                .param("now", java.time.LocalDateTime.of(2026, 1, 1, 0, 0))
                .query()
                .listOfRows();
        // without a table the database knows already that there is nothing
        return plan.stream()
                .filter(step -> step.get("table") != null && step.get("Extra") != null)
                .toList();
    }

    private static final List<List<String>> SORTS = Stream.of(
                    "",
                    "id",
                    "login",
                    "alumnized_at",
                    "-alumnized_at",
                    "updated_at",
                    "kind",
                    "-kind",
                    "-last_name,id",
                    "usual_first_name,login",
                    "-kind,login",
                    "pool_year,-created_at",
                    "-pool_month,pool_year,email")
            .map(sort -> sort.isEmpty() ? List.<String>of() : List.of(sort.split(",")))
            .toList();

    @Test
    void readsLongListsPageByPageInOrder() throws ReflectiveOperationException {
        insertManyRows(1);
        Listing users = listing("users.UserList");
        assertAll(SORTS.stream().map(sort -> () -> {
            ListQuery query = query(users, sort, Map.of("kind", List.of("student")));
            List<Long> expected = everything(query);
            assertThat(totals.count(query).items()).isEqualTo(expected.size());
            assertThat(pageByPage(query, expected.size())).as(sort.toString()).isEqualTo(expected);
            forget();
            leapsTo(query, expected, pages);
        }));
    }

    private List<Long> pageByPage(ListQuery query, long total) {
        List<Long> ids = new ArrayList<>();
        for (long offset = 0; offset < total; offset += 1000) {
            ids.addAll(pages.find(query, offset, 1000).ids());
        }
        return ids;
    }

    private static void leapsTo(ListQuery query, List<Long> expected, PageIds pages) {
        int size = expected.size();
        for (int offset : List.of(size - 150, size - 50, 0, 4_950, 5_000, 9_999, 10_001, size / 2)) {
            assertThat(pages.find(query, offset, 100).ids())
                    .as("%s from %d", query.order(), offset)
                    .isEqualTo(expected.subList(offset, Math.min(offset + 100, size)));
        }
    }

    /** What is known of lists, known at once and not some time after the start. */
    private final class Surveyed {

        private final ListRows rows = new ListRows(jdbc, clock);
        private final Tallies tallies = new Tallies(rows);
        private final Places places = new Places(rows);
        private final Surveys surveys = new Surveys(rows, tallies, places);

        Surveyed(List<Listing> listings) {
            listings.forEach(surveys::add);
            surveys.survey();
        }

        /** Nobody has asked for a list yet. */
        PageIds pages() {
            Totals fresh = new Totals(rows, tallies, places);
            Walks walks = new Walks(rows, places);
            return new PageIds(rows, fresh, places, surveys, new Groups(rows, fresh, walks), walks);
        }
    }

    @Test
    void leapsAnywhereInListsThatWereSurveyed() throws ReflectiveOperationException {
        insertManyRows(1);
        Listing users = listing("users.UserList");
        Surveyed surveyed = new Surveyed(List.of(users));
        assertAll(SORTS.stream().map(sort -> () -> {
            ListQuery query = query(users, sort, Map.of());
            leapsTo(query, everything(query), surveyed.pages());
        }));
    }

    private static final int MANY = 3;

    /** What is counted exactly for each request, twice as it is written on the way, and a step between two places. */
    private static final int MOST_READ = 2 * Totals.COUNTED + Places.STEP + 1_000;

    @Test
    void readsNoMoreRowsOfALongerList() throws ReflectiveOperationException {
        insertManyRows(MANY, CANDIDATURES, ENROLMENTS, MEMBERSHIPS);
        Surveyed surveyed = new Surveyed(longLists());
        List<Executable> reads = new ArrayList<>();
        for (Listing listing : longLists()) {
            for (String field : names(listing, Field::isSortable)) {
                reads.add(() -> readsFew(surveyed, query(listing, List.of(field), Map.of()), 4_900));
                reads.add(() -> readsFew(surveyed, query(listing, List.of(field), Map.of()), 20_000));
                reads.add(() -> readsFew(surveyed, query(listing, List.of("-" + field), Map.of()), 40_000));
            }
        }
        Listing users = listing("users.UserList");
        for (String sort : List.of("-kind,login", "pool_year,last_name", "-status,login")) {
            reads.add(() -> readsFew(surveyed, query(users, List.of(sort.split(",")), Map.of()), 60));
        }
        for (String filter : List.of("kind=student", "pool_month=july", "alumni?=true", "primary_campus_id=9")) {
            String[] parts = filter.split("=");
            reads.add(() -> readsFew(surveyed, query(users, List.of(), Map.of(parts[0], List.of(parts[1]))), 60));
        }
        reads.add(
                () -> readsFew(surveyed, range(users, "created_at", "2018-01-01T03:00:00Z,2018-01-01T16:00:00Z"), 60));
        reads.add(() -> readsFew(surveyed, range(users, "login", "u1,u5"), 60));
        assertAll(reads);
    }

    private static ListQuery range(Listing listing, String field, String range) {
        ListRequest request = new ListRequest("/", 1, 30, List.of(field), Map.of(), Map.of(field, range), List.of());
        return ListQueries.of(listing, request, new Conditions());
    }

    private void readsFew(Surveyed surveyed, ListQuery query, long offset) {
        new TransactionTemplate(transactions).executeWithoutResult(oneConnection -> {
            long before = rowsRead();
            PageIds.Found page = surveyed.pages().find(query, offset, 30);
            assertThat(rowsRead() - before)
                    .as("rows read for %s from %d", query, offset)
                    .isLessThan(MOST_READ);
            assertThat(page.ids()).hasSize(30);
            assertThat(page.total())
                    .as("total of %s", query)
                    .isEqualTo(everything(query).size());
        });
    }

    /** Counts for a connection: what handlers read, of tables that are made on the way too. */
    private long rowsRead() {
        return jdbc
                .sql("show session status like 'Handler_read%'")
                .query((row, number) -> row.getLong("Value"))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Test
    void saysAtLeastWhatThereIsOfConditionsThatWereNeverCountedTogether() throws ReflectiveOperationException {
        insertManyRows(2);
        Listing users = listing("users.UserList");
        Surveyed surveyed = new Surveyed(List.of(users));
        ListRequest request = new ListRequest(
                "/",
                1,
                30,
                List.of(),
                Map.of("kind", List.of("student")),
                Map.of("created_at", ",2018-01-01T06:00:00Z"),
                List.of());
        ListQuery query = ListQueries.of(users, request, new Conditions());
        int size = everything(query).size();

        assertThat(surveyed.pages().find(query, 0, 30).total()).isBetween((long) size, 21_600L + 126);
        assertThat(surveyed.pages().find(query, size - 30, 30).total()).isEqualTo(size);
        assertThat(surveyed.pages().find(query, size - 10, 30))
                .isEqualTo(new PageIds.Found(everything(query).subList(size - 10, size), size));
    }

    private List<Long> everything(ListQuery query) {
        return jdbc.sql(PageSql.ofMany(query))
                .params(query.params())
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    @Test
    void countsLongListsInTheBackground() {
        insertManyRows(1);
        TestClient client = TestClient.as("sandbox-public", port);

        for (int server = 0; server < SeveralServers.with(context).size(); server++) {
            Answer answer = client.get("/v2/users?per_page=100").is(200);
            assertThat(answer.header("X-Total")).isEqualTo(Integer.toString(ROWS + 126));
            assertThat(answer.header("Link")).contains("page=161&per_page=100>; rel=\"last\"");
        }

        jdbc.sql("delete from users where id = 1000 + :last")
                .param("last", ROWS)
                .update();
        assertThat(client.get("/v2/users").header("X-Total")).isEqualTo(Integer.toString(ROWS + 126));
        assertThat(client.get("/v2/users?filter[status]=admis").header("X-Total"))
                .isEqualTo("15");
        forget();
        assertThat(client.get("/v2/users").header("X-Total")).isEqualTo(Integer.toString(ROWS + 125));
    }
}
