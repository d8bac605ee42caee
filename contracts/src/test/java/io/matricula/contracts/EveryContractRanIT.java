package io.matricula.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Runs after the contract tests and reads their reports: the plugin that makes the tests has been seen to make none in
 * a green build. The reports of earlier builds are deleted first, see pom.xml.
 *
 * <p>Two documented refusals have no contract, as neither can be brought about on the server that all contracts share:
 * 429 needs a rate limit that a person meets, 503 a database that is away.
 */
class EveryContractRanIT {

    private static final Path CONTRACTS = Path.of("src/contracts");
    private static final Path REPORTS = Path.of("target/surefire-reports");

    @Test
    void everyContractWasTriedOnTheServer() throws Exception {
        assertThat(ran()).isNotEmpty().isEqualTo(written());
    }

    /** Names as {@code intra/users/shouldCreateAUser}. */
    private static SortedSet<String> written() throws IOException {
        try (Stream<Path> files = Files.walk(CONTRACTS)) {
            return new TreeSet<>(files.filter(Files::isRegularFile)
                    .map(file -> CONTRACTS.relativize(file).toString().replaceFirst("\\.yml$", ""))
                    .toList());
        }
    }

    /** {@code validate_shouldCreateAUser} of {@code io.matricula.contracts.intra.UsersTest} has the name above. */
    private static SortedSet<String> ran() throws Exception {
        SortedSet<String> names = new TreeSet<>();
        for (Path report : reports()) {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
            NodeList cases = document.getElementsByTagName("testcase");
            for (int i = 0; i < cases.getLength(); i++) {
                Element test = (Element) cases.item(i);
                if (test.getElementsByTagName("skipped").getLength() == 0) {
                    names.add(nameOf(test));
                }
            }
        }
        return names;
    }

    private static String nameOf(Element test) {
        String[] type = test.getAttribute("classname")
                .replaceFirst("^io\\.matricula\\.contracts\\.", "")
                .split("\\.");
        String resource = type[1].replaceFirst("Test$", "").toLowerCase();
        String sentence = test.getAttribute("name").replaceFirst("^validate_", "");
        return type[0] + "/" + resource + "/" + sentence;
    }

    private static List<Path> reports() throws IOException {
        try (Stream<Path> files = Files.list(REPORTS)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .toList();
        }
    }
}
