package io.matricula.database;

import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database that is named by its url, as one of production is. */
public final class ProductionDatabase implements AutoCloseable {

    private final EmbeddedDatabase database;

    public ProductionDatabase(Path directory) {
        database = EmbeddedDatabase.startedIn(directory, Path.of("target/matricula"));
    }

    /** What names it on the command line. */
    public String[] properties(String... more) {
        String[] named = {
            "--matricula.mode=production",
            "--server.port=0",
            "--spring.datasource.url=" + database.getJdbcUrl(),
            "--spring.datasource.username=" + database.getUsername(),
            "--spring.datasource.password=" + database.getPassword()
        };
        String[] all = java.util.Arrays.copyOf(named, named.length + more.length);
        System.arraycopy(more, 0, all, named.length, more.length);
        return all;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(
                new DriverManagerDataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword()));
    }

    @Override
    public void close() {
        database.close();
    }
}
