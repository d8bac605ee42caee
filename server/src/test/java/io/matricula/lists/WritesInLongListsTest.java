package io.matricula.lists;

import static io.matricula.lists.LongTables.CANDIDATURES;
import static io.matricula.lists.LongTables.ENROLMENTS;
import static io.matricula.lists.LongTables.MEMBERSHIPS;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.matricula.ServerTest;
import io.matricula.TestClient;
import io.matricula.TestClient.Answer;
import io.matricula.database.DataReplaced;
import io.matricula.several.SeveralServers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is written through the API is in the long lists of every server at once, though they were surveyed before. */
@Tag("slow")
@ServerTest
class WritesInLongListsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    private TestClient tutor;

    @BeforeEach
    void survey() {
        LongTables.insert(jdbc, 1, CANDIDATURES, ENROLMENTS, MEMBERSHIPS);
        for (ApplicationContext server : SeveralServers.with(context)) {
            server.getBean(Surveys.class).survey();
        }
        tutor = TestClient.as("sandbox-advanced-tutor", port);
    }

    /** What is held of long lists must not be seen by tests of short ones. */
    @AfterEach
    void forget() {
        context.publishEvent(new DataReplaced());
    }

    private static <T> List<T> all(Answer answer, String field) {
        return JsonPath.read(answer.body(), "$[*]." + field);
    }

    /** On every server: they are asked in turn. */
    private void hasFirst(String list, String field, Object value) {
        for (int server = 0; server < SeveralServers.with(context).size(); server++) {
            assertThat(all(tutor.get(list).is(200), field)).as(list).startsWith(value);
        }
    }

    private String total(String list) {
        return tutor.get(list).is(200).header("X-Total");
    }

    @Test
    void showsWhoWasCreatedInEachOfTheirLists() {
        String students = "/v2/users?filter[kind]=student&sort=pool_year,first_name,-login";
        int before = Integer.parseInt(total(students));
        tutor.post("/v2/users", """
                        {"user":{"campus_id":"9","email":"aaaa@example.org","first_name":"Aaaa","kind":"student",
                         "last_name":"Zzzz","login":"zzzz","pool_month":"july","pool_year":"2018"}}""").is(201);

        hasFirst("/v2/users?filter[kind]=student&sort=-login,pool_year", "login", "zzzz");
        hasFirst("/v2/users?filter[kind]=student&range[login]=v,zzzz&sort=-created_at", "login", "zzzz");
        hasFirst(
                "/v2/cursus_users?filter[campus_id]=9&range[begin_at]=2018-01-01,&sort=-created_at",
                "user.login",
                "zzzz");
        assertThat(total(students)).isEqualTo(Integer.toString(before + 1));
    }

    @Test
    void showsWhoWasChangedWhereTheyAreNow() {
        String moved = "/v2/cursus_users?filter[campus_id]=3&range[user_id]=4003,9003&sort=user_id";
        hasFirst(moved, "user.id", 4006);
        tutor.patch("/v2/users/4003", "{\"user\":{\"campus_id\":\"cluj\",\"last_name\":\"Zzzz\"}}")
                .is(204);

        hasFirst(moved, "user.id", 4003);
        hasFirst("/v2/user_candidatures?filter[campus_id]=3&range[user_id]=4003,9003&sort=user_id", "user_id", 4003);
        hasFirst("/v2/users?range[created_at]=2018-01-01,2018-01-02&sort=-last_name,login", "id", 4003);
        tutor.patch("/v2/users/4003/user_candidature", "{\"user_candidature\":{\"country\":\"Zzzz\"}}")
                .is(204);
        hasFirst("/v2/user_candidatures?range[user_id]=4000,9000&sort=-country,id", "user_id", 4003);
    }

    @Test
    void doesNotShowWhatWasRemoved() {
        String enrolments = "/v2/cursus_users?filter[cursus_id]=1&range[user_id]=4000,9000&sort=user_id";
        List<Integer> ids = all(tutor.get(enrolments).is(200), "id");
        tutor.delete("/v2/cursus_users/" + ids.get(0)).is(204);

        hasFirst(enrolments, "id", ids.get(1));
        assertThat(total(enrolments)).isEqualTo("2500");
    }
}
