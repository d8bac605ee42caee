package io.matricula.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** All runs of one operation or limit. */
final class Result {

    static final List<String> COLUMNS = List.of(
            "",
            "requests/s",
            "p50 ms",
            "p99 ms",
            "refused",
            "server CPU s per 1,000",
            "database CPU s per 1,000",
            "statements",
            "commits",
            "KiB allocated");

    private final List<Sample> samples = new ArrayList<>();
    private Cost used = new Cost(0, 0, 0, 0, 0);

    void add(Sample sample, Cost cost) {
        samples.add(sample);
        used = used.plus(cost);
    }

    double perSecond() {
        return median(Sample::perSecond);
    }

    private double median(ToDoubleFunction<Sample> value) {
        return samples.stream().mapToDouble(value).sorted().toArray()[samples.size() / 2];
    }

    /** As {@link #COLUMNS} after the first; what is used is that of one request, or of 1,000. */
    String cells() {
        long requests = Math.max(1, samples.stream().mapToLong(Sample::requests).sum());
        long refused = samples.stream().mapToLong(Sample::failed).sum();
        Cost each = used.times(1.0 / requests);
        return "%,.0f | %.1f | %.1f | %d | %.2f | %.2f | %.1f | %.2f | %.1f"
                .formatted(
                        perSecond(),
                        median(Sample::p50),
                        median(Sample::p99),
                        refused,
                        each.server() * 1_000,
                        each.database() * 1_000,
                        each.statements(),
                        each.commits(),
                        each.allocated() / 1024);
    }
}
