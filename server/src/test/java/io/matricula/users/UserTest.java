package io.matricula.users;

import io.matricula.ServerTest;
import io.matricula.TestClient;
import io.matricula.TestClock;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests of users have in common. */
@ServerTest
abstract class UserTest {

    /** The documented example of "Create a user". */
    static final String DOCUMENTED = """
            {"user":{"campus_id":"1","cursus_users_attributes":[{"begin_at":"2017-11-25 13:44:19 UTC","cursus_id":"1",
             "end_at":"2018-03-22 13:43:10 UTC","user_id":""}],"email":"anakin.skywalker@example.org",
             "first_name":"Anakin","kind":"student","languages_users_attributes":[{"language_id":"1","position":"1",
             "user_id":""}],"last_name":"Skywalker","password":"totoroTOTOROOO","pool_month":"may","pool_year":"2017",
             "status":"admis","user_candidature_attributes":{"birth_city":"East Adrainshire","birth_country":"Iran",
             "birth_date":"1998-06-08","contact_affiliation":"parent","contact_first_name":"Dewayne",
             "contact_last_name":"Nader","contact_phone1":"0695847362","contact_phone2":"0491314200",
             "country":"Turks and Caicos Islands","gender":"female","language":"","max_level_logic":"2",
             "max_level_memory":"1","meeting_date":"2017-10-05","other_information":"3","pin":"4242",
             "piscine_date":"2017-11-15","postal_city":"Emelyborough","postal_complement":"",
             "postal_country":"Lesotho","postal_street":"621 Tromp Lakes","postal_zip_code":"10047","user_id":"",
             "zip_code":"89457-3613"}}}""";

    /** The least that creates a user, to be formatted with more params of the user. */
    static final String LEAST = """
            {"user":{"email":"quentin@example.org","first_name":"Quentin","last_name":"Zappa","kind":"student",
             "pool_year":"2017","pool_month":"May","campus_id":"2"%s}}""";

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    TestClient tutor;

    @BeforeEach
    void connect() {
        tutor = TestClient.as("sandbox-advanced-tutor", port);
    }

    static String least(String more) {
        return LEAST.formatted(more.isEmpty() ? "" : "," + more);
    }

    /** How many rows each table has that a user's rows are in. */
    Map<String, Long> rows() {
        Map<String, Long> counts = new TreeMap<>();
        for (String table : new String[] {
            "users", "user_candidatures", "cursus_users", "languages_users", "campus_users", "claimed_addresses"
        }) {
            counts.put(
                    table,
                    jdbc.sql("select count(*) from " + table).query(Long.class).single());
        }
        return counts;
    }

    String value(String sql) {
        return jdbc.sql(sql).query(String.class).optional().orElse(null);
    }
}
