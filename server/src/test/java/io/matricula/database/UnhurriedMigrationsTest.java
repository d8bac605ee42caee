package io.matricula.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.matricula.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A migration that takes two seconds longer than a statement may. */
@Tag("slow")
@ServerTest
class UnhurriedMigrationsTest {

    private static final int TIMEOUT_MILLIS = 1500;

    @Autowired
    private HikariDataSource ofTheServer;

    @Autowired
    private Flyway flyway;

    @Autowired
    private JdbcClient jdbc;

    private HikariDataSource impatient;

    @BeforeEach
    void connect() {
        impatient = new HikariDataSource();
        impatient.setJdbcUrl(ofTheServer.getJdbcUrl());
        impatient.setUsername(ofTheServer.getUsername());
        impatient.setPassword(ofTheServer.getPassword());
        impatient.setMaximumPoolSize(2);
        impatient.addDataSourceProperty("socketTimeout", Integer.toString(TIMEOUT_MILLIS));
    }

    @AfterEach
    void forget() {
        impatient.close();
        jdbc.sql("drop table if exists long_history").update();
    }

    @Test
    void areWaitedFor() throws SQLException {
        assertThat(migrate(flyway.getConfiguration().getCallbacks())).isEqualTo(1);
        try (Connection one = impatient.getConnection();
                Connection other = impatient.getConnection()) {
            assertThat(one.getNetworkTimeout()).isEqualTo(TIMEOUT_MILLIS);
            assertThat(other.getNetworkTimeout()).isEqualTo(TIMEOUT_MILLIS);
        }
    }

    private int migrate(Callback... callbacks) {
        return Flyway.configure()
                .dataSource(impatient)
                .locations("classpath:faults/long")
                .table("long_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .callbacks(callbacks)
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
