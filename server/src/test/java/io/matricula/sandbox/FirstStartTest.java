package io.matricula.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matricula.ServerTest;
import io.matricula.StartRefusedException;
import io.matricula.TestClock;
import io.matricula.sandbox.SandboxProperties.Mode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Each in a transaction that is undone: a database of other people could not be reset. */
@ServerTest
@Transactional
class FirstStartTest {

    @Autowired
    private Holdings holdings;

    @Autowired
    private ObjectProvider<SandboxWorld> world;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Test
    void leavesAFilledSandboxAsItIs() {
        jdbc.sql("update users set first_name = 'Changed' where id = 1").update();

        start(Mode.SANDBOX);

        assertThat(jdbc.sql("select first_name from users where id = 1")
                        .query(String.class)
                        .single())
                .isEqualTo("Changed");
    }

    @Test
    void refusesProductionOnTheSandboxsPeople() {
        assertThatThrownBy(() -> start(Mode.PRODUCTION))
                .isInstanceOf(StartRefusedException.class)
                .hasMessage("The database holds the sandbox's people, whose passwords are known.");
    }

    @Test
    void refusesASandboxOnOtherPeople() {
        jdbc.sql("update cursus set created_at = :now")
                .param("now", LocalDateTime.now(clock))
                .update();

        assertThatThrownBy(() -> start(Mode.SANDBOX))
                .isInstanceOf(StartRefusedException.class)
                .hasMessage("The database holds people who are not the sandbox's.");
    }

    @Test
    void beginsProductionWithTheDefaultCursusAlone() {
        empty();
        clock.stopAt(Instant.parse("2026-09-01T08:00:00.123Z"));

        start(Mode.PRODUCTION);
        start(Mode.PRODUCTION);

        assertThat(jdbc.sql("select name, slug, cast(created_at as char) from cursus")
                        .query((row, number) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                        .list())
                .containsExactly(List.of("Piscine C", "piscine-c", "2026-09-01 08:00:00.123"));
        assertThat(jdbc.sql("select count(*) from users").query(Long.class).single())
                .isZero();
    }

    private void start(Mode mode) {
        new FirstStart(new SandboxProperties(mode), holdings, world, jdbc, clock).afterSingletonsInstantiated();
    }

    private void empty() {
        for (String table : List.of("users", "campus", "endpoints", "cursus", "languages")) {
            jdbc.sql("delete from " + table).update();
        }
    }
}
