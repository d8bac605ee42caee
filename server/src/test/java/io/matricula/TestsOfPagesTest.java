package io.matricula;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Pages that promise tests: they are there. */
class TestsOfPagesTest {

    private static final Path OWASP = Path.of("docs/owasp-api-top-10.md");
    private static final Path RELIABILITY = Path.of("docs/reliability.md");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test\\.\\w+)`");

    @Test
    void exist() throws IOException {
        Set<String> tests = new ClassFileImporter()
                .importPath(Path.of("target/test-classes")).stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(TestsOfPagesTest::isTest)
                        .map(method -> method.getOwner().getSimpleName() + "." + method.getName())
                        .collect(Collectors.toSet());
        assertThat(tests).containsAll(named(Files.readString(OWASP))).containsAll(named(Files.readString(RELIABILITY)));
    }

    private static boolean isTest(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType().getName())
                .anyMatch(name -> name.endsWith(".Test") || name.endsWith(".ParameterizedTest"));
    }

    @Test
    void answerEachOfTheTenOfOwasp() throws IOException {
        List<String> answers = List.of(Files.readString(OWASP).split("(?m)^## API\\d+: "));
        assertThat(answers.subList(1, answers.size()))
                .hasSize(10)
                .allSatisfy(answer -> assertThat(named(answer)).isNotEmpty());
    }

    @Test
    void holdEachPromiseOfReliability() throws IOException {
        List<String> promises = Files.readString(RELIABILITY)
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Promise"))
                .toList();
        assertThat(promises)
                .isNotEmpty()
                .allSatisfy(promise -> assertThat(named(promise)).isNotEmpty());
    }

    private static List<String> named(String text) {
        return TEST.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
