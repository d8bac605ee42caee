package io.matricula.lists;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Properties of lists.
 *
 * @param memory the most that may be held of tables with more than 10,000 rows, so that all their pages are found fast;
 *     a quarter of the heap unless given
 */
@ConfigurationProperties("matricula.lists")
record ListProperties(DataSize memory) {

    private static final int SHARE = 4;

    long bytes() {
        return memory == null ? Runtime.getRuntime().maxMemory() / SHARE : memory.toBytes();
    }
}
