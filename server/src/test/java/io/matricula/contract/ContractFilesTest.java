package io.matricula.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** What tools of other languages refuse, or read as something else, and the parsers of Java do not mind. */
class ContractFilesTest {

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../openapi"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    /** YAML 1.2 has none: {@code <<} would be a header, or a property, of that name. */
    @ParameterizedTest
    @MethodSource("files")
    void haveNoMergeKeys(Path file) {
        assertThat(file).content().doesNotContain("<<:");
    }

    /** A brace that is closed in a line of its own has to be indented more than what it belongs to. */
    @ParameterizedTest
    @MethodSource("files")
    void haveBracesOnOneLine(Path file) {
        assertThat(file).content().doesNotContain("{\n");
    }

    /** OpenAPI 3.0.3, Schema Object: {@code nullable} means something only beside {@code type}. */
    @ParameterizedTest
    @MethodSource("files")
    void sayOfWhatTypeSomethingNullableIs(Path file) throws IOException {
        assertThat(nullableWithoutType(new Yaml().load(Files.readString(file)))).isEmpty();
    }

    private static List<Object> nullableWithoutType(Object node) {
        if (node instanceof Map<?, ?> schema
                && Boolean.TRUE.equals(schema.get("nullable"))
                && !schema.containsKey("type")) {
            return List.of(schema);
        }
        Collection<?> children =
                node instanceof Map<?, ?> map ? map.values() : node instanceof List<?> list ? list : List.of();
        return children.stream()
                .flatMap(child -> nullableWithoutType(child).stream())
                .toList();
    }
}
