package io.matricula.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.ServerTest;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class DataSourceTest {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void speaksUtcAndReadsWhatIsCommitted() {
        assertThat(jdbc.sql("select @@session.time_zone as zone, @@session.transaction_isolation as isolation")
                        .query()
                        .singleRow())
                .isEqualTo(Map.of("zone", "+00:00", "isolation", "READ-COMMITTED"));
    }

    @Test
    void keepsTimesAsUtcWithMillisecondsWhateverTheirOffset() {
        jdbc.sql("update users set created_at = :time where id = 1")
                .param("time", OffsetDateTime.parse("2026-07-01T12:00:00.123+02:00"))
                .update();

        assertThat(jdbc.sql("select cast(created_at as char) from users where id = 1")
                        .query(String.class)
                        .single())
                .isEqualTo("2026-07-01 10:00:00.123");
        assertThat(jdbc.sql("select created_at from users where id = 1")
                        .query(LocalDateTime.class)
                        .single())
                .isEqualTo("2026-07-01T10:00:00.123");
    }

    @Test
    void keepsEveryCharacter() {
        jdbc.sql("update users set first_name = :name where id = 1")
                .param("name", "Zoë 日本 🛰️")
                .update();

        assertThat(jdbc.sql("select first_name from users where id = 1")
                        .query(String.class)
                        .single())
                .isEqualTo("Zoë 日本 🛰️");
    }
}
