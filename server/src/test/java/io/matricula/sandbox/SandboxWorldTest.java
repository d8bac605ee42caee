package io.matricula.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.matricula.ServerTest;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class SandboxWorldTest {

    @Autowired
    private SandboxWorld world;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @ParameterizedTest
    @ValueSource(strings = {"users", "cursus_users", "languages_users", "campus_users"})
    void numbersItsPeopleAndWhatTheyHaveFrom1To126(String table) {
        assertThat(ids(table)).isEqualTo(LongStream.rangeClosed(1, 126).boxed().toList());
    }

    @Test
    void givesEverybodyButPerson9ACandidatureAndPerson46Number23() {
        assertThat(ids("user_candidatures"))
                .isEqualTo(LongStream.rangeClosed(1, 126)
                        .filter(id -> id != 9)
                        .boxed()
                        .toList());
        assertThat(rows("select user_id from user_candidatures where id in (23, 46) order by id"))
                .containsExactly(Map.of("user_id", 46L), Map.of("user_id", 23L));
        assertThat(rows("select id from user_candidatures where user_id = 9")).isEmpty();
    }

    @Test
    void hasTheDocumentedPlaces() {
        assertThat(rows("select id, name, slug, cast(created_at as char) as created_at from cursus order by id"))
                .containsExactly(
                        Map.of(
                                "id",
                                1L,
                                "name",
                                "Piscine C",
                                "slug",
                                "piscine-c",
                                "created_at",
                                "2017-11-22 13:41:00.750"),
                        Map.of("id", 2L, "name", "42", "slug", "42", "created_at", "2017-11-22 13:41:00.825"));
        assertThat(
                        rows(
                                "select id, name, coalesce(email_extension, 'none') as email_extension from campus order by id"))
                .containsExactly(
                        Map.of("id", 1L, "name", "Paris", "email_extension", "42.fr"),
                        Map.of("id", 2L, "name", "Lyon", "email_extension", "42lyon.fr"),
                        Map.of("id", 3L, "name", "Cluj", "email_extension", "none"),
                        Map.of("id", 9L, "name", "Tokyo", "email_extension", "42tokyo.jp"));
        assertThat(rows("select id, identifier, name from languages order by id"))
                .containsExactly(
                        Map.of("id", 1L, "identifier", "fr", "name", "Français"),
                        Map.of("id", 2L, "identifier", "en", "name", "English"),
                        Map.of("id", 3L, "identifier", "ro", "name", "Romanian"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, jeanne, jeanne@student.42.fr",
        "2, andre, andre@staff.42.fr",
        "7, jbinks, jbinks@student.42.fr",
        "99, aholdo, aholdo@student.42tokyo.jp",
        "126, tsuduri, tsuduri@student.42.fr",
        "4, anskywal, anskywal@example.org"
    })
    void givesPeopleTheirLoginAndTheAliasOfTheirCampus(long id, String login, String email) {
        assertThat(rows("select login, email from users where id = " + id))
                .containsExactly(Map.of("login", login, "email", email));
    }

    @Test
    void takesTheFirstFourLoginsOfAnakinSkywalkerAndNoMore() {
        assertThat(jdbc.sql(
                                "select login from users where last_name = 'Skywalker' and first_name = 'Anakin' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("askywalk", "anskywal", "anaskywa", "anakskyw");
        assertThat(rows("select id from users where login = 'anakisky'")).isEmpty();
        assertThat(
                        rows(
                                "select user_id from claimed_addresses where address like 'anakin%' or address like 'anakisky%'"))
                .isEmpty();
    }

    @Test
    void hasTheDocumentedEnrolmentsOfPeople1And2And7() {
        assertThat(rows("""
                        select id, user_id, cursus_id, cast(begin_at as char) as begin_at, coalesce(grade, '-') as grade
                        from cursus_users where user_id in (2, 7) order by id
                        """))
                .containsExactly(
                        Map.of(
                                "id",
                                2L,
                                "user_id",
                                2L,
                                "cursus_id",
                                1L,
                                "begin_at",
                                "2017-05-14 21:37:50.172",
                                "grade",
                                "-"),
                        Map.of(
                                "id",
                                7L,
                                "user_id",
                                7L,
                                "cursus_id",
                                1L,
                                "begin_at",
                                "2017-06-13 03:05:07.756",
                                "grade",
                                "Cadet"));
        assertThat(rows("select cursus_id from cursus_users where user_id = 1"))
                .containsExactly(Map.of("cursus_id", 1L));
    }

    @Test
    void claimsEveryAddressThatSomebodyHas() {
        assertThat(rows("""
                        select email from users where (lower(email), id) not in (select address, user_id from claimed_addresses)
                        union all
                        select email from user_candidatures
                        where (lower(email), user_id) not in (select address, user_id from claimed_addresses)
                        """)).isEmpty();
        assertThat(rows("""
                        select address from claimed_addresses
                        where address not in (select email from users)
                          and address not in (select email from user_candidatures)
                        """)).isEmpty();
    }

    @Test
    void letsEverybodyInWithThePasswordSandbox() {
        List<String> hashes = jdbc.sql("select distinct password_hash from users")
                .query(String.class)
                .list();

        assertThat(hashes)
                .hasSize(1)
                .allSatisfy(hash -> assertThat(PasswordEncoderFactories.createDelegatingPasswordEncoder()
                                .matches("sandbox", hash))
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("additions")
    void numbersWhatIsAddedFromTheDocumentedIdAfterEveryReset(String table, long next, String row) {
        assertThat(idOfAdded(table, row)).isEqualTo(next);

        world.reset();

        assertThat(idOfAdded(table, row)).isEqualTo(next);
    }

    static Stream<Arguments> additions() {
        return Stream.of(
                arguments("languages", 4, "(name, identifier, created_at, updated_at) values ('x', 'x', now(), now())"),
                arguments("endpoints", 4, "(url, created_at, updated_at) values ('http://127.0.0.1', now(), now())"),
                arguments("cursus", 3, "(name, slug, created_at, updated_at) values ('x', 'x', now(), now())"),
                arguments("campus", 10, """
                        (name, slug, time_zone, language_id, created_at, updated_at)
                        values ('x', 'x', 'UTC', 1, now(), now())"""),
                arguments("users", 127, """
                        (login, email, first_name, last_name, kind, created_at, updated_at)
                        values ('x', 'x@example.org', 'X', 'X', 'student', now(), now())"""),
                arguments("user_candidatures", 127, "(user_id, created_at, updated_at) values (9, now(), now())"),
                arguments("cursus_users", 127, """
                        (user_id, cursus_id, begin_at, created_at, updated_at) values (1, 2, now(), now(), now())"""),
                arguments("languages_users", 127, "(user_id, language_id, created_at) values (1, 2, now())"),
                arguments(
                        "campus_users",
                        127,
                        "(user_id, campus_id, created_at, updated_at) values (1, 2, now(), now())"));
    }

    @Test
    void putsBackWhatWasChangedOrRemoved() {
        List<Map<String, Object>> users = rows("select * from users order by id");
        List<Map<String, Object>> candidatures = rows("select * from user_candidatures order by id");
        jdbc.sql("delete from users where id > 100").update();
        jdbc.sql("update users set first_name = 'Nobody', created_at = now()").update();

        world.reset();

        assertThat(rows("select * from users order by id")).isEqualTo(users);
        assertThat(rows("select * from user_candidatures order by id")).isEqualTo(candidatures);
    }

    @Test
    void leavesPeopleAloneWhoAreNotTheSandboxs() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("update cursus set created_at = :now")
                    .param("now", LocalDateTime.now())
                    .update();
            jdbc.sql("update users set login = 'alice' where id = 1").update();

            assertThatThrownBy(world::reset).isInstanceOf(IllegalStateException.class);

            assertThat(rows("select login from users where id = 1")).containsExactly(Map.of("login", "alice"));
            status.setRollbackOnly();
        });
    }

    private long idOfAdded(String table, String row) {
        jdbc.sql("insert into " + table + " " + row).update();
        return jdbc.sql("select max(id) from " + table).query(Long.class).single();
    }

    private List<Long> ids(String table) {
        return jdbc.sql("select id from " + table + " order by id")
                .query(Long.class)
                .list();
    }

    private List<Map<String, Object>> rows(String sql) {
        return jdbc.sql(sql).query().listOfRows();
    }
}
