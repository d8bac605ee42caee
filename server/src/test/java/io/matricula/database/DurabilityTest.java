package io.matricula.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurabilityTest {

    @ParameterizedTest
    @CsvSource({
        "innodb_flush_log_at_trx_commit, 2, 1",
        "innodb_flush_log_at_trx_commit, 0, 1",
        "innodb_doublewrite, OFF, ON",
        "innodb_flush_method, nosync, O_DIRECT"
    })
    void namesASettingThatLosesWrites(String name, String value, String advice) {
        assertThat(Durability.warnings(Map.of(name, value)))
                .containsExactly("The database may lose writes that were answered: its setting " + name + " is " + value
                        + " and should be " + advice);
    }

    @ParameterizedTest
    @CsvSource({
        "innodb_flush_log_at_trx_commit, 1",
        "innodb_doublewrite, ON",
        "innodb_doublewrite, DETECT_AND_RECOVER",
        "innodb_flush_method, fsync"
    })
    void saysNothingOfASafeSetting(String name, String value) {
        assertThat(Durability.warnings(Map.of(name, value))).isEmpty();
    }

    @Test
    void asksForASyncedBinaryLogIfOneIsWritten() {
        assertThat(Durability.warnings(Map.of("log_bin", "ON", "sync_binlog", "0")))
                .hasSize(1);
        assertThat(Durability.warnings(Map.of("log_bin", "ON", "sync_binlog", "1")))
                .isEmpty();
        assertThat(Durability.warnings(Map.of("log_bin", "OFF", "sync_binlog", "0")))
                .isEmpty();
    }

    @Test
    void knowsThatMariaDbFlushesMoreWith3() {
        assertThat(Durability.warnings(Map.of("version", "11.4.5-MariaDB", "innodb_flush_log_at_trx_commit", "3")))
                .isEmpty();
        assertThat(Durability.warnings(Map.of("version", "8.4.0", "innodb_flush_log_at_trx_commit", "3")))
                .hasSize(1);
    }
}
