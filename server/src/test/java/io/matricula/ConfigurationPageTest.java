package io.matricula;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** The page of the configuration says what the properties' own descriptions say. */
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("docs/configuration.md");
    private static final String BEGIN = "<!-- written by ConfigurationPageTest from here on -->\n";

    @Test
    void listsEveryPropertyAsItIs() throws IOException {
        String page = Files.readString(PAGE);
        String due = page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + table();
        // the difference is seen before it is committed
        Files.writeString(PAGE, due);
        assertThat(page).as("%s, which has been written anew", PAGE).isEqualTo(due);
    }

    private static String table() throws IOException {
        PropertySource<?> defaults = new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("application.yaml"))
                .get(0);
        return properties().stream()
                .sorted(Comparator.comparing(property -> property.get("name").toString()))
                .map(property -> row(property, defaults))
                .collect(Collectors.joining("\n", "\n| Property | Default | What it says |\n|---|---|---|\n", "\n"));
    }

    private static List<Map<String, Object>> properties() throws IOException {
        try (InputStream metadata =
                new ClassPathResource("META-INF/spring-configuration-metadata.json").getInputStream()) {
            return JsonPath.parse(metadata).read("$.properties");
        }
    }

    private static String row(Map<String, Object> property, PropertySource<?> defaults) {
        String name = property.get("name").toString();
        Object value = property.getOrDefault("defaultValue", defaults.getProperty(name));
        return "| `%s` | %s | %s |"
                .formatted(name, value == null ? "" : "`" + value + "`", sentence(property.get("description")));
    }

    private static String sentence(Object description) {
        String text = description == null ? "" : description.toString();
        String plain = text.replaceAll("\\{@code ([^}]+)}", "`$1`").replace("|", "\\|");
        return plain.isEmpty() ? "" : plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    }
}
