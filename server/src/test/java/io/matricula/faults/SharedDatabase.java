package io.matricula.faults;

import io.matricula.database.ProductionDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that no server owns, so that several can share it, or reach it through a {@link FaultProxy}. */
final class SharedDatabase implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("(?<=127\\.0\\.0\\.1:)\\d+");

    private final ProductionDatabase database;
    private final List<String> properties;

    SharedDatabase(Path directory) {
        database = new ProductionDatabase(directory);
        properties = Arrays.stream(database.properties())
                .filter(property -> property.startsWith("--spring.datasource."))
                .toList();
    }

    int port() {
        Matcher port = PORT.matcher(properties.get(0));
        if (!port.find()) {
            throw new AssertionError(properties.get(0));
        }
        return Integer.parseInt(port.group());
    }

    /** What a sandbox is started with. */
    String[] options(String... more) {
        return optionsThrough(port(), more);
    }

    /** As {@link #options}, through a proxy. */
    String[] optionsThrough(int port, String... more) {
        List<String> options = new ArrayList<>(List.of(more));
        properties.forEach(property ->
                options.add(property.contains(".url=") ? PORT.matcher(property).replaceFirst("" + port) : property));
        return options.toArray(String[]::new);
    }

    JdbcClient jdbc() {
        return database.jdbc();
    }

    long count(String from) {
        return jdbc().sql("select count(*) from " + from).query(Long.class).single();
    }

    @Override
    public void close() {
        database.close();
    }
}
