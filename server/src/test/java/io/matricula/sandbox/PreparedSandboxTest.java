package io.matricula.sandbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matricula.StartRefusedException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PreparedSandboxTest {

    private static final String BUILT_IN = "Config resource 'class path resource [application.yaml]'";

    private final ConfigurableEnvironment environment = new StandardEnvironment();

    PreparedSandboxTest() {
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        BUILT_IN, Map.of("matricula.mode", "sandbox", "spring.application.name", "matricula")));
    }

    @Test
    void refusesEverySettingThatWasDecidedWhileItWasBuilt() {
        arguments(Map.of(
                "spring.datasource.url", "jdbc:mysql://db.example.org",
                "management.tracing.enabled", "true",
                "server.port", "80"));
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of("SPRING_MAIL_HOST", "mail.example.org", "MATRICULA_MODE", "production")));

        assertThatThrownBy(() -> PreparedSandbox.check(environment))
                .isInstanceOf(StartRefusedException.class)
                .hasMessage("What was decided while the server was built cannot be told it: management.tracing.enabled,"
                        + " matricula.mode, spring.datasource.url, spring.mail.host.");
    }

    @Test
    void takesAllOtherSettings() {
        arguments(Map.of(
                "server.port", "8043",
                "matricula.data-directory", "elsewhere",
                "matricula.mode", "SANDBOX",
                "spring.aot.enabled", "true"));

        assertThatCode(() -> PreparedSandbox.check(environment)).doesNotThrowAnyException();
    }

    private void arguments(Map<String, Object> arguments) {
        environment.getPropertySources().addFirst(new MapPropertySource("commandLineArgs", arguments));
    }
}
