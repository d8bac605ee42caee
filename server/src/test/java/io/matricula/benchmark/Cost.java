package io.matricula.benchmark;

import java.io.IOException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the server and its database have used until now.
 *
 * @param server seconds of CPU
 * @param database seconds of CPU
 * @param statements that the database was sent; several may have come in one round trip
 * @param commits of transactions
 * @param allocated bytes, by the server
 */
record Cost(double server, double database, double statements, double commits, double allocated) {

    private static final String COUNTERS = """
            select
              sum(if(variable_name = 'QUESTIONS', variable_value, 0)) statements,
              sum(if(variable_name = 'COM_COMMIT', variable_value, 0)) commits
            from information_schema.global_status
            """;

    static Cost now(PackagedServer server, JdbcClient jdbc) throws IOException {
        double[] counters = jdbc.sql(COUNTERS)
                .query((row, number) -> new double[] {row.getDouble("statements"), row.getDouble("commits")})
                .single();
        return new Cost(server.cpu(), server.cpuOfDatabase(), counters[0], counters[1], server.allocated());
    }

    Cost plus(Cost other) {
        return new Cost(
                server + other.server,
                database + other.database,
                statements + other.statements,
                commits + other.commits,
                allocated + other.allocated);
    }

    Cost times(double factor) {
        return new Cost(server * factor, database * factor, statements * factor, commits * factor, allocated * factor);
    }
}
