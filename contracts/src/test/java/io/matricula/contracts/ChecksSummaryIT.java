package io.matricula.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Prints what the build has checked, in one table. */
class ChecksSummaryIT {

    /** What the tests of the server counted, a file for each of their JVMs. */
    private static final Path COUNTS = Path.of("../server/target/checks");

    /** Of the last {@code mvn -Pmutants verify}: it takes longer than a build may. */
    private static final List<Path> MUTATIONS = List.of(
            Path.of("../server/target/pit-reports/mutations.xml"),
            Path.of("../client/target/pit-reports/mutations.xml"));

    @Test
    void printsWhatWasChecked() throws IOException {
        List<DescribedOperations> described = DescribedOperations.APIS.stream()
                .map(DescribedOperations::read)
                .map(DescribedOperations::new)
                .toList();
        Map<String, String> table = new LinkedHashMap<>();
        table.put(
                "operations",
                String.valueOf(
                        described.stream().mapToLong(api -> api.all().size()).sum()));
        table.put(
                "statuses",
                String.valueOf(described.stream()
                        .mapToLong(api -> api.answers().size())
                        .sum()));
        table.put("contracts", String.valueOf(WrittenContract.of("").size()));
        table.put("fuzz cases", counted("fuzz cases"));
        table.put("validator-checked exchanges", counted("validator-checked exchanges"));
        table.put("mutants", mutants());

        String printed = table.entrySet().stream()
                .map(row -> "  %-28s %s".formatted(row.getKey(), row.getValue()))
                .collect(Collectors.joining("\n", "\nWhat was checked\n", "\n"));
        System.out.println(printed);
        assertThat(List.of(table.get("operations"), table.get("statuses"), table.get("contracts")))
                .doesNotContain("0");
    }

    private static String counted(String what) throws IOException {
        if (!Files.isDirectory(COUNTS)) {
            return "not counted in this run";
        }
        long sum = 0;
        try (Stream<Path> files = Files.list(COUNTS)) {
            for (Path file : files.toList()) {
                Properties counts = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    counts.load(reader);
                }
                sum += Long.parseLong(counts.getProperty(what, "0"));
            }
        }
        return String.valueOf(sum);
    }

    private static String mutants() throws IOException {
        long all = 0;
        long killed = 0;
        for (Path file : MUTATIONS) {
            String report = Files.isRegularFile(file) ? Files.readString(file) : "";
            all += Pattern.compile("<mutation ").matcher(report).results().count();
            killed +=
                    Pattern.compile("detected='true'").matcher(report).results().count();
        }
        return all == 0
                ? "none made yet by mvn -Pmutants verify"
                : all + ", of which " + killed + " killed, in the last mvn -Pmutants verify";
    }
}
