package io.matricula.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of everything that was driven, in the order of the first run. */
final class Results {

    private final Map<String, Result> byName = new LinkedHashMap<>();

    void add(String name, Rig.Driven driven) {
        byName.computeIfAbsent(name, first -> new Result()).add(driven.sample(), driven.cost());
    }

    double perSecond(String name) {
        return byName.get(name).perSecond();
    }

    /** A table in Markdown. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("| " + String.join(" | ", Result.COLUMNS) + " |");
        lines.add("|---".repeat(Result.COLUMNS.size()) + "|");
        byName.forEach((name, result) -> lines.add("| " + name + " | " + result.cells() + " |"));
        return lines;
    }
}
