package io.matricula.lists;

import static io.matricula.lists.LongTables.CANDIDATURES;
import static io.matricula.lists.LongTables.ENROLMENTS;
import static io.matricula.lists.LongTables.MEMBERSHIPS;
import static io.matricula.lists.LongTables.ROWS;
import static io.matricula.lists.LongTables.listing;
import static io.matricula.lists.LongTables.listings;
import static io.matricula.lists.LongTables.names;
import static io.matricula.lists.LongTables.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.matricula.ServerTest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Long lists with a survey. Inserting the rows takes longer than the rest, so the tests are few. */
@Tag("slow")
@ServerTest
class SurveyedListsTest {

    /** A server of its own: surveyed at once, and not some time after the start. */
    private final class Server {

        private final ListRows rows = new ListRows(jdbc, clock);
        private final Changes changes = new Changes(rows);
        private final Surveys surveys;
        private final PageIds pages;

        Server(DataSize memory, Listing... listings) {
            surveys = new Surveys(rows, new Surveyor(rows), changes, new ListProperties(memory));
            List.of(listings).forEach(surveys::add);
            surveys.survey();
            SurveyedPages surveyed = new SurveyedPages(rows, changes, new Lookups(rows), surveys);
            pages = new PageIds(rows, new Totals(rows), surveyed);
        }

        PageIds.Found find(ListQuery query, long offset) {
            return pages.find(query, offset, 30);
        }

        void isRight(ListQuery query, List<Long> expected) {
            int size = expected.size();
            for (int offset : List.of(0, 970, 1_000, size / 2, size - 31, size - 7, size, size + 50)) {
                if (offset >= 0) {
                    List<Long> page = expected.subList(Math.min(offset, size), Math.min(offset + 30, size));
                    assertThat(find(query, offset))
                            .as("%s from %d of %d", query, offset, size)
                            .isEqualTo(new PageIds.Found(page, size));
                }
            }
        }

        void isRight(ListQuery query) {
            isRight(query, everything(query));
        }
    }

    private static final DataSize PLENTY = DataSize.ofMegabytes(50);

    private static final List<String> SORTS = List.of(
            "",
            "id",
            "login",
            "alumnized_at",
            "-alumnized_at",
            "-kind",
            "-last_name,id",
            "-kind,login",
            "usual_first_name,-created_at",
            "pool_year,last_name,-updated_at",
            "-pool_month,pool_year,email");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    private static List<String> sort(String sort) {
        return sort.isEmpty() ? List.of() : List.of(sort.split(","));
    }

    private List<Long> everything(ListQuery query) {
        return jdbc.sql(PageSql.ofMany(query))
                .params(query.params())
                .param(Criterion.NOW, LocalDateTime.now(clock))
                .param(Criterion.YES, true)
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    private static String some(Field field) {
        return switch (field.name()) {
            case "created_at", "updated_at", "begin_at", "end_at", "blackholed_at" -> "2018-01-01T02:00:00Z";
            case "id", "user_id" -> "5000";
            case "login" -> "u77";
            case "email" -> "u77@example.org";
            case "birth_date" -> "1990-01-01";
            case "piscine_date" -> "2018-01-01";
            case "gender" -> "female";
            case "country", "birth_country", "postal_country" -> "France";
            case "kind" -> "student";
            case "status" -> "null";
            case "pool_month" -> "july,august";
            case "pool_year" -> "2017";
            case "first_name" -> "First7,First8,Nobody";
            case "last_name" -> "Last9";
            case "level" -> "4.2";
            case "primary_campus_id", "campus_id" -> "2,3";
            case "actor" -> "actor1";
            case "operation" -> "createUser";
            case "record", "platform" -> "b";
            case "request_id" -> "r77";
            case "state" -> "dead,pending";
            case "cursus_id" -> "2";
            default -> "true";
        };
    }

    private static String span(Field field) {
        return switch (field.type()) {
            case MOMENT -> "2018-01-01T01:00:00Z,2018-01-01T04:00:00Z";
            case DATE -> "1984-01-01,1999-12-31";
            case WHOLE_NUMBER -> field.name().equals("cursus_id") ? "1,1" : "2000,12000";
            case NUMBER -> "3.5,18";
            case BOOLEAN -> "false,true";
            default ->
                switch (field.name()) {
                    case "login", "email" -> "u3,u8";
                    case "pool_year" -> "2012,2020";
                    case "piscine_date" -> "2017-06-01,2018-06-01";
                    default -> "France,zzz";
                };
        };
    }

    @Test
    void findsWhatTheDatabaseWouldFindInEachOrder() throws ReflectiveOperationException {
        LongTables.insert(jdbc, 1);
        Listing users = listing("users.UserList");
        Server server = new Server(PLENTY, users);
        assertAll(SORTS.stream().map(sort -> () -> {
            server.isRight(query(users, sort(sort), Map.of(), Map.of()));
            server.isRight(query(users, sort(sort), Map.of("kind", List.of("student")), Map.of()));
        }));
    }

    @Test
    void surveysATableThatHasGrownLongAtTheFirstRequest() throws ReflectiveOperationException {
        Listing users = listing("users.UserList");
        Server server = new Server(PLENTY, users);
        LongTables.insert(jdbc, 1);

        server.isRight(query(users, List.of("kind", "login"), Map.of(), Map.of()));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> server.surveys.of(users).isPresent());
        server.isRight(query(users, List.of("kind", "login"), Map.of(), Map.of()));
    }

    @Test
    void doesNotTryAgainAtEachRequestWhereThereIsNoRoom() throws ReflectiveOperationException {
        LongTables.insert(jdbc, 1);
        Listing users = listing("users.UserList");
        Server server = new Server(DataSize.ofKilobytes(1), users);

        server.isRight(query(users, List.of("kind", "login"), Map.of(), Map.of()));
        assertThat(server.surveys.isExpected(users)).isFalse();
    }

    @Test
    void takesFiltersOfHundredsOfValues() throws ReflectiveOperationException {
        LongTables.insert(jdbc, 1);
        Listing users = listing("users.UserList");
        Server server = new Server(PLENTY, users);
        List<String> names =
                IntStream.range(0, 400).mapToObj(number -> "Last" + number).toList();

        for (List<String> some : List.of(names, names.subList(0, 90))) {
            server.isRight(query(users, List.of("pool_year", "login"), Map.of("last_name", some), Map.of()));
        }
    }

    @Test
    void findsWhatTheDatabaseWouldFindByEachFilterAndRange() throws ReflectiveOperationException {
        LongTables.insert(jdbc, 1, CANDIDATURES, ENROLMENTS, MEMBERSHIPS);
        jdbc.sql("insert into campus_users (user_id, campus_id, created_at, updated_at)"
                        + " select user_id, 1, created_at, updated_at from campus_users where campus_id = 3")
                .update();
        Server server = new Server(PLENTY, listings().toArray(Listing[]::new));
        List<Executable> pages = new ArrayList<>();
        for (Listing listing : listings()) {
            combinations(listing).forEach(query -> pages.add(() -> server.isRight(query)));
        }
        assertAll(pages);
    }

    /** Every filter alone and with every range, every range alone, and every two filters. */
    private static List<ListQuery> combinations(Listing listing) {
        List<ListQuery> queries = new ArrayList<>();
        for (String name : names(listing, Field::isFilterable)) {
            Map<String, List<String>> filter = filter(listing, name);
            queries.add(query(listing, List.of(), filter, Map.of()));
            for (String ranged : names(listing, Field::isRangeable)) {
                queries.add(query(listing, List.of(), filter, range(listing, ranged)));
            }
            for (String other : names(listing, Field::isFilterable)) {
                if (other.compareTo(name) > 0) {
                    queries.add(query(
                            listing,
                            List.of("id"),
                            Map.of(
                                    name,
                                    filter.get(name),
                                    other,
                                    filter(listing, other).get(other)),
                            Map.of()));
                }
            }
        }
        names(listing, Field::isRangeable)
                .forEach(ranged -> queries.add(query(listing, List.of(), Map.of(), range(listing, ranged))));
        return queries;
    }

    private static Map<String, List<String>> filter(Listing listing, String name) {
        Field field = listing.find(name, Field::isFilterable).orElseThrow();
        return Map.of(name, List.of(some(field).split(",")));
    }

    private static Map<String, String> range(Listing listing, String name) {
        return Map.of(name, span(listing.find(name, Field::isRangeable).orElseThrow()));
    }

    /** What is sorted of a list that an index finds, twice as it is written on the way, and a page. */
    private static final int MOST_READ = 5_000;

    @Test
    void readsNoMoreRowsOfALongerList() throws ReflectiveOperationException {
        LongTables.insert(jdbc, 2, CANDIDATURES, ENROLMENTS, MEMBERSHIPS);
        Server server = new Server(PLENTY, listings().toArray(Listing[]::new));
        List<Executable> reads = new ArrayList<>();
        for (Listing listing : listings()) {
            for (ListQuery query : combinations(listing)) {
                reads.add(() -> readsFew(server, query, 0));
                reads.add(() -> readsFew(server, query, 12_000));
            }
            for (String field : names(listing, Field::isSortable)) {
                for (long offset : List.of(0L, 4_900L, 20_000L, 2L * ROWS)) {
                    reads.add(() -> readsFew(server, query(listing, List.of("-" + field), Map.of(), Map.of()), offset));
                }
                List<String> three = List.of(field, "-created_at", "updated_at");
                reads.add(() -> readsFew(server, query(listing, three, Map.of(), Map.of()), 2L * ROWS));
            }
        }
        assertAll(reads);
    }

    private void readsFew(Server server, ListQuery query, long offset) {
        new TransactionTemplate(transactions).executeWithoutResult(oneConnection -> {
            long before = rowsRead();
            server.find(query, offset);
            assertThat(rowsRead() - before)
                    .as("rows read for %s from %d", query, offset)
                    .isLessThan(MOST_READ);
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
    void asksTheDatabaseForWhatItsIndexesHave() throws ReflectiveOperationException {
        LongTables.insert(jdbc, 1, CANDIDATURES, ENROLMENTS, MEMBERSHIPS);
        List<Executable> plans = new ArrayList<>();
        for (Listing listing : listings()) {
            Server server = new Server(PLENTY, listing);
            Survey survey = server.surveys.of(listing).orElseThrow();
            for (ListQuery query : combinations(listing)) {
                plans.add(() -> assertThat(
                                usesIndexes(PageSql.ofThese(query).replace(":ids", "2, 3, 5, 7"), query, survey))
                        .as("of %s", query)
                        .startsWith("PRIMARY"));
                plans.add(() -> usesIndexes(Changes.sql(listing, Changes.elsewhere(query)), query, survey));
                Lookups.sought(query, survey)
                        .forEach(sought -> plans.add(() -> usesIndexes(sought.sql(0, listing), query, survey)));
            }
        }
        assertAll(plans);
    }

    private List<String> usesIndexes(String sql, ListQuery query, Survey survey) {
        List<Map<String, Object>> steps = jdbc
                .sql("explain " + sql)
                .params(query.params())
                .param(Criterion.NOW, LocalDateTime.now(clock))
                .param(Criterion.YES, true)
                .param("since", survey.since())
                .query()
                .listOfRows()
                .stream()
                .filter(step -> step.get("table") != null)
                // the two or more parts of a union, in memory
                .filter(step -> !step.get("table").toString().startsWith("<"))
                .toList();
        steps.forEach(
                step -> assertThat(step.get("key")).as(step + " of " + sql).isNotNull());
        return steps.stream().map(step -> step.get("key").toString()).toList();
    }

    @Test
    void showsWhatHasChangedSinceInItsPlaceOnEveryServer() throws ReflectiveOperationException {
        LongTables.insert(jdbc, 1, CANDIDATURES, ENROLMENTS, MEMBERSHIPS);
        Listing users = listing("users.UserList");
        Listing enrolments = listing("cursususers.CursusUserList");
        Listing candidatures = listing("candidatures.CandidatureList");
        Server before = new Server(PLENTY, users, enrolments, candidatures);
        change();
        Server after = new Server(PLENTY, users, enrolments, candidatures);
        List<ListQuery> queries = new ArrayList<>();
        for (String sort : SORTS) {
            queries.add(query(users, sort(sort), Map.of(), Map.of()));
            queries.add(query(users, sort(sort), Map.of("kind", List.of("student")), Map.of("login", "m,u4")));
        }
        queries.add(query(users, List.of(), Map.of("last_name", List.of("Moved")), Map.of()));
        for (Listing listing : List.of(enrolments, candidatures)) {
            queries.add(query(listing, List.of(), Map.of("campus_id", List.of("9")), Map.of()));
            queries.add(query(listing, List.of("user_id"), Map.of(), Map.of("user_id", "1050,9000")));
        }
        assertAll(queries.stream()
                .flatMap(query -> Stream.of(before, after).map(server -> () -> server.isRight(query))));
    }

    /** In the middle, at both ends, and out of what lists have; the clock of the server says when. */
    private void change() {
        LocalDateTime now = LocalDateTime.now(clock);
        Stream.of(
                        "update users set last_name = 'Moved', login = concat('new', id), kind = 'admin', updated_at = :now"
                                + " where id between 1040 and 1060",
                        "update users set primary_campus_id = 9, updated_at = :now where id between 7000 and 7020",
                        "update users set login = concat('zz', id), updated_at = :now where id between 9000 and 9010",
                        "insert into users (login, email, first_name, last_name, kind, created_at, updated_at)"
                                + " values ('mm', 'mm@example.org', 'M', 'Last250', 'student', :now, :now),"
                                + " ('aaa', 'aaa@example.org', 'A', 'Aaa', 'student', :now, :now)",
                        "insert ignore into campus_users (user_id, campus_id, created_at, updated_at)"
                                + " select id, 9, :now, :now from users where id between 7000 and 7020",
                        "update cursus_users set user_id = (select id from users where login = 'mm'), updated_at = :now"
                                + " where user_id = 5000")
                .forEach(sql -> jdbc.sql(sql).param("now", now).update());
    }

    private static final String AUDIT = """
            insert into audit (created_at, actor_kind, actor, operation, record, changed, outcome, status, request_id)
            select :at, 'application', concat('actor', n % 7), elt(1 + n % 3, 'createUser', 'updateUser', 'patchUser'),
              elt(1 + n % 4, 'a', 'b', 'c', null), '', 'done', 200, concat('r', n)
            from (select (a.id - 1) * 126 + b.id n from users a join users b where a.id <= 126 and b.id <= :of) numbers
            """;

    private static final String DELIVERIES = """
            insert into deliveries (user_id, login, platform, state, next_attempt_at, created_at, updated_at)
            select 1000 + n, concat('u', n), elt(1 + n % 3, 'a', 'b', 'c'),
              elt(1 + n % 4, 'pending', 'dead', 'delivered', 'delivered'), :at, :at, :at
            from (select :more + (a.id - 1) * 126 + b.id n from users a join users b where a.id <= 126 and b.id <= :of) numbers
            """;

    @Test
    void surveysWhatOnlyOperatorsList() throws ReflectiveOperationException {
        Listing audit = listing("audit.AuditList");
        Listing deliveries = listing("platforms.DeliveryList");
        LocalDateTime now = LocalDateTime.now(clock);
        jdbc.sql(AUDIT).param("at", now.minusDays(9)).param("of", 126).update();
        jdbc.sql(DELIVERIES)
                .param("at", now.minusDays(9))
                .param("of", 126)
                .param("more", 0)
                .update();
        Server server = new Server(PLENTY, audit, deliveries);
        assertThat(server.surveys.of(audit)).isPresent();
        assertThat(server.surveys.of(deliveries)).isPresent();
        jdbc.sql(AUDIT).param("at", now).param("of", 2).update();
        jdbc.sql(DELIVERIES).param("at", now).param("of", 2).param("more", ROWS).update();
        jdbc.sql("update deliveries set state = 'dead', updated_at = :now where user_id between 1500 and 1540")
                .param("now", now)
                .update();

        assertAll(Stream.of(audit, deliveries)
                .flatMap(listing -> combinations(listing).stream())
                .map(query -> () -> server.isRight(query)));
    }

    @Test
    void doesWithoutWhatWasDeletedSince() throws ReflectiveOperationException {
        LongTables.insert(jdbc, 1, ENROLMENTS);
        Listing enrolments = listing("cursususers.CursusUserList");
        Server server = new Server(PLENTY, enrolments);
        ListQuery query = query(enrolments, List.of("user_id"), Map.of("cursus_id", List.of("1")), Map.of());
        List<Long> all = new ArrayList<>(everything(query));
        List<Long> deleted = all.subList(5_000, 5_012);
        jdbc.sql("delete from cursus_users where id in (:ids)")
                .param("ids", deleted)
                .update();

        assertThat(server.find(query, 0)).isEqualTo(new PageIds.Found(all.subList(0, 30), all.size()));
        deleted.clear();
        assertThat(server.find(query, 4_990)).isEqualTo(new PageIds.Found(all.subList(4_990, 5_020), all.size()));
        server.isRight(query, all);
    }

    @Test
    void letsTheDatabaseFindPagesAloneWhileMoreHasChangedThanItSorts() throws ReflectiveOperationException {
        LongTables.insert(jdbc, 1);
        Listing users = listing("users.UserList");
        Server server = new Server(PLENTY, users);
        jdbc.sql("update users set last_name = 'Moved', updated_at = :now where id between 3000 and 6000")
                .param("now", LocalDateTime.now(clock))
                .update();

        server.isRight(query(users, List.of("last_name", "pool_year"), Map.of(), Map.of("id", "2500,14000")));
    }

    @Test
    void surveysAgainOnlyWhatHasChanged() throws ReflectiveOperationException {
        LongTables.insert(jdbc, 1);
        Listing users = listing("users.UserList");
        Server server = new Server(PLENTY, users);
        Survey first = server.surveys.of(users).orElseThrow();

        server.surveys.survey();
        assertThat(server.surveys.of(users)).containsSame(first);

        jdbc.sql("delete from users where id = 1001").update();
        server.surveys.survey();
        assertThat(server.surveys.of(users).orElseThrow().size()).isEqualTo(first.size() - 1);

        server.surveys.forget();
        assertThat(server.surveys.of(users)).isEmpty();
    }

    @Test
    void holdsNoMoreThanItMay() throws ReflectiveOperationException {
        LongTables.insert(jdbc, 1, ENROLMENTS);
        Listing users = listing("users.UserList");
        Listing enrolments = listing("cursususers.CursusUserList");
        long bytes = new Server(PLENTY, users).surveys.of(users).orElseThrow().bytes();
        assertThat(bytes).isBetween(20L * ROWS, 40L * ROWS);

        Server server = new Server(DataSize.ofBytes(bytes + 1_000), users, enrolments);
        assertThat(Stream.of(users, enrolments)
                        .filter(table -> server.surveys.of(table).isPresent()))
                .hasSize(1);
        for (Listing listing : List.of(users, enrolments)) {
            server.isRight(
                    query(listing, List.of("-updated_at"), Map.of(), Map.of("created_at", "2018-01-01T02:00:00Z,")));
        }
    }

    @Test
    void knowsWhatIsEqualAsTheDatabaseDoes() throws ReflectiveOperationException {
        LongTables.insert(jdbc, 1);
        jdbc.sql("update users set first_name = elt(1 + id % 4, 'Ana', 'Ana ', 'ana', 'Aná') where id > 1000")
                .update();
        Listing users = listing("users.UserList");
        Server server = new Server(PLENTY, users);
        assertAll(Stream.of("Ana", "ana", "Aná", "Ana  ", "ANA")
                .map(name -> () -> server.isRight(
                        query(users, List.of("first_name", "-login"), Map.of("first_name", List.of(name)), Map.of()))));
        server.isRight(query(users, List.of("first_name", "-login"), Map.of(), Map.of()));
    }
}
