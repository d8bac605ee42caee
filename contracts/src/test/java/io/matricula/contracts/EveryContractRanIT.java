package io.matricula.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Runs after the contract tests and reads their reports: the plugin that makes the tests has been seen to make none in
 * a green build. The reports of earlier builds are deleted first, see pom.xml.
 */
class EveryContractRanIT {

    private static final Path REPORTS = Path.of("target/surefire-reports");

    @Test
    void everyContractWasTriedOnTheServer() throws Exception {
        assertThat(ran(REPORTS)).isNotEmpty().isEqualTo(written());
    }

    @Test
    void oneThatWasSkippedWasNotTried(@TempDir Path reports) throws Exception {
        Files.writeString(reports.resolve("TEST-one.xml"), """
                <testsuite>
                  <testcase name="validate_shouldListUsers" classname="io.matricula.contracts.intra.UsersTest"/>
                  <testcase name="validate_shouldCreateAUser" classname="io.matricula.contracts.intra.UsersTest">
                    <skipped/>
                  </testcase>
                </testsuite>
                """);
        assertThat(ran(reports)).containsExactly("intra/users/shouldListUsers");
    }

    /** Names as {@code intra/users/shouldCreateAUser}. */
    private static SortedSet<String> written() {
        return WrittenContract.of("").stream()
                .map(WrittenContract::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@code validate_shouldCreateAUser} of {@code io.matricula.contracts.intra.UsersTest} has the name above. */
    private static SortedSet<String> ran(Path directory) throws Exception {
        SortedSet<String> names = new TreeSet<>();
        for (Path report : reports(directory)) {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
            NodeList cases = document.getElementsByTagName("testcase");
            for (int i = 0; i < cases.getLength(); i++) {
                Element test = (Element) cases.item(i);
                boolean isOfAContract = test.getAttribute("name").startsWith("validate_");
                if (isOfAContract && test.getElementsByTagName("skipped").getLength() == 0) {
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

    private static List<Path> reports(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .toList();
        }
    }
}
