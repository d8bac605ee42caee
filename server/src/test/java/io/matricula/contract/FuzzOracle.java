package io.matricula.contract;

import io.matricula.DescribedTraffic;
import io.matricula.Exchange;
import java.util.Map;
import java.util.Set;

/** What may be answered to any request whatever: what the contract describes, never 5xx, and a refusal leaves no trace. */
final class FuzzOracle {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private FuzzOracle() {}

    /**
     * Fails unless the answer is one of those.
     *
     * @param exchange the request and its answer
     * @param before the checksum of each table before the request
     * @param after the checksum of each table after it
     */
    static void judge(Exchange exchange, Map<String, Long> before, Map<String, Long> after) {
        if (exchange.status() >= 500) {
            throw new AssertionError("The server failed: " + exchange);
        }
        if (exchange.status() >= 400 && !before.equals(after)) {
            throw new AssertionError(
                    "Refused, and yet rows have changed: " + exchange + "\nbefore " + before + "\nafter  " + after);
        }
        DescribedTraffic.check(exchange);
    }

    /** Fails if rows have changed by a request that never came to its end, so that nobody was answered. */
    static void judgeUnanswered(Map<String, Long> before, Map<String, Long> after) {
        if (!before.equals(after)) {
            throw new AssertionError("Broken off, and yet rows have changed: before " + before + "\nafter  " + after);
        }
    }

    static boolean isWrite(Exchange exchange) {
        return !READS.contains(exchange.method());
    }
}
