package io.matricula.lists;

import static io.matricula.lists.LongTables.CANDIDATURES;
import static io.matricula.lists.LongTables.ENROLMENTS;
import static io.matricula.lists.LongTables.MEMBERSHIPS;
import static io.matricula.lists.LongTables.ROWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.matricula.ServerTest;
import io.matricula.TestClient;
import io.matricula.TestClient.Answer;
import io.matricula.database.DataReplaced;
import io.matricula.several.SeveralServers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Long lists without a survey. Inserting the rows takes longer than the rest, so the tests are few.
 */
@Tag("slow")
@ServerTest
class LongListsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PageIds pages;

    @Autowired
    private Totals totals;

    @Autowired
    private ApplicationContext context;

    /** What is held of long lists must not be seen by tests of short ones. */
    @AfterEach
    void forget() {
        context.publishEvent(new DataReplaced());
    }

    private static ListQuery query(Listing listing, List<String> sort, Map<String, List<String>> filter) {
        return LongTables.query(listing, sort, filter, Map.of());
    }

    @Test
    void readsNoMoreRowsThanAPageNeeds() throws ReflectiveOperationException {
        LongTables.insert(jdbc, 1, CANDIDATURES, ENROLMENTS, MEMBERSHIPS);
        List<Executable> plans = new ArrayList<>();
        for (Listing listing : LongTables.listings()) {
            plans.add(() -> walksAnIndex(query(listing, List.of(), Map.of())));
            for (String field : LongTables.names(listing, Field::isSortable)) {
                plans.add(() -> walksAnIndex(query(listing, List.of(field), Map.of())));
                plans.add(() -> walksAnIndex(query(listing, List.of("-" + field), Map.of())));
            }
            for (String field : LongTables.names(listing, Field::isFilterable)) {
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
                .param(Criterion.NOW, java.time.LocalDateTime.of(2026, 1, 1, 0, 0))
                .param(Criterion.YES, true)
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
        LongTables.insert(jdbc, 1);
        Listing users = LongTables.listing("users.UserList");
        assertAll(SORTS.stream().map(sort -> () -> {
            ListQuery query = query(users, sort, Map.of("kind", List.of("student")));
            List<Long> expected = everything(query);
            assertThat(totals.count(query)).isEqualTo(expected.size());
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

    private List<Long> everything(ListQuery query) {
        return jdbc.sql(PageSql.ofMany(query))
                .params(query.params())
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    @Test
    void countsLongListsInTheBackground() {
        LongTables.insert(jdbc, 1);
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
