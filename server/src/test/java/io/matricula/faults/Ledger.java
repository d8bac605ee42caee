package io.matricula.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.faults.Writer.Person;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares a database with what clients were told: each acknowledged write once, and nothing besides. */
final class Ledger {

    private static final String PEOPLE = """
            select login, concat_ws(' ', users.id, users.email, candidatures.email, first_name,
                exists (select 1 from cursus_users where user_id = users.id and cursus_id = 2)) as state
            from users
              left join user_candidatures candidatures on candidatures.user_id = users.id
            where candidatures.email like 'writer%'
            """;

    /** How many rows of each kind a person has; the second enrolment is the only thing in which they may differ. */
    private static final String WHOLE = """
            select distinct concat_ws(' ',
                (select count(*) from cloud_users where id = users.id),
                (select count(*) from user_candidatures where user_id = users.id),
                (select count(*) from campus_users where user_id = users.id),
                (select count(*) from languages_users where user_id = users.id),
                (select count(*) from claimed_addresses where user_id = users.id),
                (select count(*) from cursus_users where user_id = users.id and cursus_id = 1),
                (select count(*) from deliveries where user_id = users.id),
                (select count(*) from audit where operation = 'createUser' and status = 201 and record = users.id))
            from users
            where id in (select user_id from user_candidatures where email like 'writer%')
            """;

    private static final String REFERENCES = """
            select table_name, column_name, referenced_table_name, referenced_column_name
            from information_schema.key_column_usage
            where table_schema = database() and referenced_table_name is not null
            """;

    private static final String TABLES = """
            select table_name
            from information_schema.tables
            where table_schema = database()
            """;

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Fails unless the people of the writers are there as they were acknowledged, wholly, and nobody else. */
    void has(List<Person> people) {
        Map<String, String> known = people.stream()
                .collect(Collectors.toMap(
                        person -> person.login,
                        person -> "%d %s@student.42.fr %s %s %d"
                                .formatted(
                                        person.id,
                                        person.login,
                                        person.email,
                                        person.firstName,
                                        person.enrolled ? 1 : 0)));
        Map<String, String> found = new TreeMap<>();
        jdbc.sql(PEOPLE).query(row -> {
            assertThat(found.put(row.getString("login"), row.getString("state")))
                    .as("a second %s", row.getString("login"))
                    .isNull();
        });
        assertThat(found).isEqualTo(new TreeMap<>(known));
        hasWholePeople();
    }

    /** Fails if one of the people of the writers has not all the rows that a creation makes. */
    void hasWholePeople() {
        assertThat(jdbc.sql(WHOLE).query(String.class).list())
                .as("people are whole")
                .containsExactly("1 1 1 0 2 1 3 1");
    }

    /** Fails if a row refers to one that is not there, an address is two people's, or an index is not as its table. */
    void isConsistent() {
        jdbc.sql(REFERENCES).query().listOfRows().forEach(this::hasNoOrphans);
        assertThat(jdbc.sql("select lower(login) from users ignore index (users_login) group by 1 having count(*) > 1")
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(jdbc.sql("select lower(email) from users ignore index (users_email) group by 1 having count(*) > 1")
                        .query(String.class)
                        .list())
                .isEmpty();
        for (String table : jdbc.sql(TABLES).query(String.class).list()) {
            assertThat(jdbc.sql("check table " + table + " extended").query().singleRow())
                    .containsEntry("Msg_text", "OK");
        }
    }

    private void hasNoOrphans(Map<String, Object> reference) {
        String sql =
                "select count(*) from %1$s child where %2$s is not null and not exists (select 1 from %3$s parent where parent.%4$s = child.%2$s)"
                        .formatted(
                                reference.get("table_name"),
                                reference.get("column_name"),
                                reference.get("referenced_table_name"),
                                reference.get("referenced_column_name"));
        assertThat(jdbc.sql(sql).query(Long.class).single()).as(sql).isZero();
    }
}
