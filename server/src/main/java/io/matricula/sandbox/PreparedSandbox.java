package io.matricula.sandbox;

import io.matricula.StartRefusedException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.aot.AotDetector;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * Of a server whose beans were decided while it was built (Spring's AOT processing, profile {@code aot}): refuses settings
 * that would have changed the decision, which would otherwise be ignored. Listed in {@code META-INF/spring.factories}.
 */
class PreparedSandbox implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final ConfigurationPropertyName MODE = ConfigurationPropertyName.of("matricula.mode");
    private static final List<ConfigurationPropertyName> DECIDED = names("spring", "management");

    /** Of those, what Spring Boot sets itself, and what chooses this way to start. */
    private static final List<ConfigurationPropertyName> HARMLESS = names("spring.aot", "spring.application");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (AotDetector.useGeneratedArtifacts()) {
            check(context.getEnvironment());
        }
    }

    /** Refuses to start with any setting but the built-in ones that decides about beans. */
    static void check(ConfigurableEnvironment environment) {
        boolean isSandbox = "sandbox".equalsIgnoreCase(environment.getProperty(MODE.toString()));
        List<String> decided = Stream.concat(
                        Stream.of(MODE).filter(mode -> !isSandbox),
                        environment.getPropertySources().stream().flatMap(PreparedSandbox::deciding))
                .map(ConfigurationPropertyName::toString)
                .distinct()
                .sorted()
                .toList();
        if (!decided.isEmpty()) {
            throw new StartRefusedException(
                    "What was decided while the server was built cannot be told it: " + String.join(", ", decided)
                            + ".",
                    "Start it without -Dspring.aot.enabled=true.");
        }
    }

    private static Stream<ConfigurationPropertyName> deciding(PropertySource<?> source) {
        boolean isBuiltIn = source.getName().contains("class path resource");
        return !isBuiltIn
                        && ConfigurationPropertySource.from(source) instanceof IterableConfigurationPropertySource names
                ? names.stream().filter(name -> isBelow(DECIDED, name) && !isBelow(HARMLESS, name))
                : Stream.of();
    }

    private static boolean isBelow(List<ConfigurationPropertyName> ancestors, ConfigurationPropertyName name) {
        return ancestors.stream().anyMatch(ancestor -> ancestor.isAncestorOf(name));
    }

    private static List<ConfigurationPropertyName> names(String... names) {
        return Stream.of(names).map(ConfigurationPropertyName::of).toList();
    }

    /** Before the database, which would start in vain. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
