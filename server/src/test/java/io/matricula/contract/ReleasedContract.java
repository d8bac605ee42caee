package io.matricula.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;

/** What consumers of the last release rely on, and what may differ from it. */
final class ReleasedContract {

    static final Path SOURCES = Path.of("../openapi");

    private static final Path RELEASES = SOURCES.resolve("released");

    private static final Pattern OPERATION = Pattern.compile("`([A-Z]+ /\\S*)`");

    private ReleasedContract() {}

    /** The file of a contract as it is now. */
    static Path source(ContractFile contract) {
        return SOURCES.resolve(contract.name().toLowerCase() + ".yaml");
    }

    /** The file of a contract in a release. */
    static Path released(ContractFile contract, String version) {
        return RELEASES.resolve(version).resolve(contract.name().toLowerCase() + ".yaml");
    }

    /** The number of the last release. */
    static String lastVersion() {
        try (Stream<Path> releases = Files.list(RELEASES)) {
            return releases.map(release -> release.getFileName().toString())
                    .max(Comparator.comparing(Version::parse))
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The operations whose consumers would have to change something.
     *
     * @param released a bundle
     * @param current a bundle
     * @return as {@code POST /v2/users}
     */
    static Set<String> broken(String released, String current) {
        ChangedOpenApi changes = OpenApiCompare.fromContents(released, current);
        Set<String> broken = new TreeSet<>();
        changes.getMissingEndpoints().forEach(gone -> broken.add(gone.getMethod() + " " + gone.getPathUrl()));
        changes.getChangedOperations().stream()
                .filter(operation -> operation.isIncompatible())
                .forEach(operation -> broken.add(operation.getHttpMethod() + " " + operation.getPathUrl()));
        if (changes.isIncompatible() && broken.isEmpty()) {
            broken.add("something outside of the operations");
        }
        return broken;
    }

    /**
     * The operations that are meant to break.
     *
     * @param changelog Markdown: those in backquotes under Breaking, in the part of what is not released
     * @return as {@link #broken}
     */
    static Set<String> declared(String changelog) {
        String unreleased = part(changelog, "## Unreleased", "## ");
        String breaking = part(unreleased, "### Breaking", "##");
        return OPERATION
                .matcher(breaking)
                .results()
                .map(MatchResult::group)
                .map(quoted -> quoted.substring(1, quoted.length() - 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String part(String text, String heading, String next) {
        int start = text.indexOf(heading);
        if (start < 0) {
            return "";
        }
        int from = start + heading.length();
        int end = text.indexOf("\n" + next, from);
        return end < 0 ? text.substring(from) : text.substring(from, end);
    }
}
