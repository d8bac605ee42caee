package io.matricula.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Warns of settings of the database with which a write that was answered may be lost: some of them when the database's
 * machine fails, some when the database does.
 */
@Component
@ConditionalOnProperty(name = "matricula.mode", havingValue = "production")
class Durability implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Durability.class);

    private static final String SETTINGS = """
            show global variables where variable_name in ('version', 'innodb_flush_log_at_trx_commit', 'log_bin',
              'sync_binlog', 'innodb_doublewrite', 'innodb_flush_method')
            """;

    private final JdbcClient jdbc;

    Durability(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Map<String, String> settings = new HashMap<>();
        jdbc.sql(SETTINGS).query(row -> {
            settings.put(row.getString(1).toLowerCase(Locale.ROOT), row.getString(2));
        });
        warnings(settings).forEach(LOG::warn);
    }

    /**
     * What is wrong with the settings of a database.
     *
     * @param settings by name; one that the database does not have is not there
     * @return a sentence for each setting that should be another
     */
    static List<String> warnings(Map<String, String> settings) {
        List<String> warnings = new ArrayList<>();
        boolean mariaDb = settings.getOrDefault("version", "").contains("MariaDB");
        // 3 is MariaDB's 1 with more flushes
        warn(warnings, settings, "innodb_flush_log_at_trx_commit", mariaDb ? "1|3" : "1", "1");
        if (settings.getOrDefault("log_bin", "OFF").equals("ON")) {
            warn(warnings, settings, "sync_binlog", "1", "1");
        }
        warn(warnings, settings, "innodb_doublewrite", "(?!OFF|0|DETECT_ONLY).*", "ON");
        warn(warnings, settings, "innodb_flush_method", "(?!nosync|littlesync).*", "O_DIRECT");
        return warnings;
    }

    private static void warn(
            List<String> warnings, Map<String, String> settings, String name, String safe, String advice) {
        String value = settings.get(name);
        if (value != null && !value.matches("(?i)" + safe)) {
            warnings.add("The database may lose writes that were answered: its setting " + name + " is " + value
                    + " and should be " + advice);
        }
    }
}
