package io.matricula.sandbox;

import io.matricula.database.DataReplaced;
import io.matricula.database.Transactions;
import io.matricula.sandbox.Holdings.Owner;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;

/**
 * The world that the documented examples speak of: 126 people, so that the next one is 127. It is what the files
 * {@code sandbox/*.sql} insert, in the order of their names. A capability with tables of its own adds a file; its
 * tables are emptied without being named anywhere. Exists in sandbox mode only.
 */
@Component
@ConditionalOnProperty(name = "matricula.mode", havingValue = "sandbox")
public class SandboxWorld {

    /** Who may call the sandbox is not part of its world: its credentials and tokens outlive a reset. */
    private static final Set<String> KEPT = Set.of(
            "flyway_schema_history",
            "applications",
            "application_secrets",
            "signing_keys",
            "revoked_tokens",
            "authorizations",
            "cloud_tokens");

    private static final String TABLES = """
            select table_name
            from information_schema.tables
            where table_schema = database() and table_type = 'BASE TABLE'
            """;
    // unknown on MySQL, which answers from a cache that may be a day old
    private static final String NEXT_IDS = """
            select table_name, case when version() like '%MariaDB%' then auto_increment end as next_id
            from information_schema.tables
            where table_schema = database() and (auto_increment is not null or version() not like '%MariaDB%')
            """;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final Transactions transactions;
    private final Holdings holdings;
    private final ApplicationEventPublisher events;
    private final ResourceDatabasePopulator files = new ResourceDatabasePopulator();
    private final WorldRows rows;

    /** Checksums of the rows of the world, by table, 0 for none; empty before the first reset. */
    private Map<String, Long> contents = Map.of();

    /** The id after the last of the world, by table; empty before the first reset. */
    private Map<String, Long> firstIds = Map.of();

    SandboxWorld(
            JdbcClient jdbc,
            DataSource dataSource,
            Transactions transactions,
            Holdings holdings,
            ResourcePatternResolver resources,
            ApplicationEventPublisher events)
            throws IOException {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.holdings = holdings;
        this.events = events;
        this.rows = new WorldRows(new JdbcTemplate(dataSource));
        files.setSqlScriptEncoding("UTF-8");
        Stream.of(resources.getResources("classpath:sandbox/*.sql"))
                .sorted(Comparator.comparing(Resource::getFilename))
                .forEach(files::addScript);
    }

    /**
     * Back to the first start: every row that was added is gone, every row that was changed is as it was, and the next
     * ids are the documented ones again.
     *
     * @throws IllegalStateException if the database holds other people than the sandbox's; nothing is touched then
     */
    public synchronized void reset() {
        if (holdings.owner() == Owner.SOMEBODY) {
            throw new IllegalStateException("These people are not the sandbox's: they stay");
        }
        transactions.inOne(this::restore);
        restartIds();
        events.publishEvent(new DataReplaced());
    }

    /** Reads rather than writes: only tables of which something was changed are filled again. */
    private void restore() {
        List<String> tables = jdbc.sql(TABLES).query(String.class).stream()
                .filter(table -> !KEPT.contains(table))
                .toList();
        List<String> changed = changed(tables);
        if (!contents.isEmpty()) {
            fill(changed, () -> changed.forEach(rows::putBack));
        }
        if (!changed(changed).isEmpty()) {
            fill(tables, () -> DatabasePopulatorUtils.execute(files, dataSource));
            contents = checksums(tables);
            rows.remember(
                    tables.stream().filter(table -> contents.get(table) != 0).toList());
        }
    }

    private List<String> changed(List<String> tables) {
        if (tables.isEmpty()) {
            return tables;
        }
        Map<String, Long> found = checksums(tables);
        return tables.stream()
                .filter(table -> !found.get(table).equals(contents.get(table)))
                .toList();
    }

    private Map<String, Long> checksums(List<String> tables) {
        Map<String, Long> checksums = new HashMap<>();
        jdbc.sql("checksum table `" + String.join("`, `", tables) + "`").query(row -> {
            String qualified = row.getString(1);
            checksums.put(qualified.substring(qualified.lastIndexOf('.') + 1), row.getLong(2));
        });
        return checksums;
    }

    /** After the transaction: each changes a definition, which would commit what is open; so only where it must be. */
    private void restartIds() {
        nextIds().forEach((table, next) -> {
            if (next == null || !next.equals(firstIds.get(table))) {
                jdbc.sql("alter table `" + table + "` auto_increment = 1").update();
            }
        });
        if (firstIds.isEmpty()) {
            firstIds = nextIds();
        }
    }

    private Map<String, Long> nextIds() {
        Map<String, Long> ids = new HashMap<>();
        jdbc.sql(NEXT_IDS).query(row -> {
            ids.put(row.getString(1), row.getObject(2, Long.class));
        });
        ids.keySet().removeAll(KEPT);
        return ids;
    }

    private void fill(List<String> tables, Runnable filling) {
        jdbc.sql("set foreign_key_checks = 0").update();
        try {
            tables.forEach(table -> jdbc.sql("delete from `" + table + "`").update());
            filling.run();
        } finally {
            jdbc.sql("set foreign_key_checks = 1").update();
        }
    }
}
