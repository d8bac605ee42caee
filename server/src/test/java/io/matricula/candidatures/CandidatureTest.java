package io.matricula.candidatures;

import io.matricula.ServerTest;
import io.matricula.TestClient;
import io.matricula.TestClock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests of candidatures have in common. */
@ServerTest
abstract class CandidatureTest {

    static final Instant NOW = Instant.parse("2017-11-22T13:44:17.725Z");

    /** Candidature 23, of user 46, to be formatted with its two times. */
    static final String UNTOUCHED = """
            {"id":23,"user_id":46,"birth_date":null,"gender":null,"zip_code":null,"country":"Kashyyyk",
             "birth_city":null,"birth_country":null,"postal_street":null,"postal_complement":null,"postal_city":null,
             "postal_zip_code":null,"postal_country":null,"contact_affiliation":null,"contact_last_name":null,
             "contact_first_name":null,"contact_phone1":null,"contact_phone2":null,"max_level_memory":null,
             "max_level_logic":null,"other_information":null,"language":null,"meeting_date":null,"piscine_date":null,
             "created_at":"%1$s","updated_at":"%2$s","phone":null,"email":"chewbacc@example.org","pin":null,
             "phone_country_code":null,"hidden_phone":null}""";

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

    String claimant(String address) {
        return jdbc.sql("select coalesce(max(user_id), 'nobody') from claimed_addresses where address = :address")
                .param("address", address)
                .query(String.class)
                .single();
    }
}
