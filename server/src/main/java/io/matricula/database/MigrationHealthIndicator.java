package io.matricula.database;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells whether the database has the tables of this version of the server. Those of a later one are fine too. */
@Component
class MigrationHealthIndicator extends AbstractHealthIndicator {

    private static final String APPLIED = """
            select count(*)
            from flyway_schema_history
            where version = :version and success
            """;

    private final JdbcClient jdbc;
    private final Flyway flyway;
    private String version;

    MigrationHealthIndicator(JdbcClient jdbc, Flyway flyway) {
        super("The tables cannot be looked at");
        this.jdbc = jdbc;
        this.flyway = flyway;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        String needed = needed();
        long applied =
                jdbc.sql(APPLIED).param("version", needed).query(Long.class).single();
        health.status(applied > 0 ? "UP" : "DOWN").withDetail("version", needed);
    }

    /** Of the migrations that this version brings, the last one: looked up once, as Flyway reads all of them. */
    private synchronized String needed() {
        if (version == null) {
            version = Arrays.stream(flyway.info().all())
                    .filter(migration -> migration.getState().isResolved())
                    .map(MigrationInfo::getVersion)
                    .max(Comparable::compareTo)
                    .orElseThrow()
                    .getVersion();
        }
        return version;
    }
}
