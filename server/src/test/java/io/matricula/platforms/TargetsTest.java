package io.matricula.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.matricula.StartRefusedException;
import io.matricula.platforms.PlatformProperties.Configured;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {

    private static Configured at(String url) {
        return new Configured(url, true, Duration.ofSeconds(5), "a secret", 4);
    }

    private static Targets targets(String mode, Map<String, Configured> platforms) {
        return new Targets(new PlatformProperties(platforms), mode);
    }

    @Test
    void areThoseOfTheSandboxUnlessConfiguredOtherwise() {
        Targets targets = targets("sandbox", Map.of("play", at(""), "social", at("https://social.example.org/")));
        assertThat(targets.names()).containsExactly("training", "social");
        assertThat(targets.find("social").orElseThrow().url()).isEqualTo("https://social.example.org");
    }

    @Test
    void areNoneInProductionUnlessConfigured() {
        assertThat(targets("production", Map.of()).all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"management", "Training", "a b", "-", "a/b", "é"})
    void haveNamesThatPathsAndDatabasesCanHold(String name) {
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> targets("production", Map.of(name, at("https://example.org"))));
    }

    @ParameterizedTest
    @CsvSource({"example.org", "ftp://example.org", "https:///x", "https://example.org?a=b", "'https://a b'"})
    void haveUrlsThatCanBeCalled(String url) {
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> targets("production", Map.of("training", at(url))));
    }

    @Test
    void keepTheirTokensToThemselves() {
        Map<String, Configured> platforms = Map.of("training", at("https://example.org"));
        assertThat(new PlatformProperties(platforms) + ""
                        + targets("production", platforms).all())
                .doesNotContain("secret");
    }
}
