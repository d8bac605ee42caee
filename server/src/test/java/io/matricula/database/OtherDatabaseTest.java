package io.matricula.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.Matricula;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("slow")
class OtherDatabaseTest {

    @Test
    void runsOnTheDatabaseOfAUrlWithTheSameOptions(@TempDir Path directory) {
        try (EmbeddedDatabase other = EmbeddedDatabase.startedIn(directory, Path.of("target/matricula"));
                ConfigurableApplicationContext server = new SpringApplicationBuilder(Matricula.class)
                        .run(
                                "--server.port=0",
                                "--spring.datasource.url=" + other.getJdbcUrl(),
                                "--spring.datasource.username=" + other.getUsername(),
                                "--spring.datasource.password=" + other.getPassword())) {
            assertThat(server.getBeanNamesForType(EmbeddedDatabase.class)).isEmpty();
            assertThat(server.getBean(JdbcClient.class).sql("""
                            select
                              (select count(*) from users) as people,
                              @@session.time_zone as zone,
                              @@session.transaction_isolation as isolation,
                              cast(@@session.innodb_lock_wait_timeout as char) as lock_wait
                            """).query().singleRow())
                    .isEqualTo(
                            Map.of("people", 126L, "zone", "+00:00", "isolation", "READ-COMMITTED", "lock_wait", "5"));
        }
    }
}
