package io.matricula.cursususers;

import io.matricula.ServerTest;
import io.matricula.TestClient;
import io.matricula.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests of enrolments have in common. */
@ServerTest
abstract class CursusUserTest {

    /** The documented params, but for the user. */
    static final String PARAMS = """
            "begin_at":"2017-07-22 13:43:10 UTC","cursus_id":"2","end_at":"2018-03-22 13:43:10 UTC\"""";

    /** Enrolment 7 of the documented world. */
    static final String SEVEN = """
            {"id":7,"begin_at":"2017-06-13T03:05:07.756Z","end_at":null,"grade":"Cadet","level":0.0,"skills":[],\
            "cursus_id":1,"has_coalition":true,"user":{"id":7,"login":"jbinks",\
            "url":"http://127.0.0.1:8042/v2/users/jbinks"},"cursus":{"id":1,\
            "created_at":"2017-11-22T13:41:00.750Z","name":"Piscine C","slug":"piscine-c"}}""";

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

    int count() {
        return jdbc.sql("select count(*) from cursus_users")
                .query(Integer.class)
                .single();
    }
}
