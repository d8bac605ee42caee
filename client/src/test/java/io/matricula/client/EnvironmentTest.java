package io.matricula.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    @Test
    void aPropertyGoesBeforeAVariable() {
        try (ScriptedServer server = new ScriptedServer()) {
            server.answers(200, "{\"id\":1}");
            Environment environment = environment(
                    Map.of("matricula.url", server.url() + "/"),
                    Map.of("MATRICULA_URL", "http://nowhere", "MATRICULA_UID", "u", "MATRICULA_SECRET", "s"));
            try (IntraClient client = IntraClient.from(environment)) {
                assertThat(client.users().getUser("jeanne").getId()).isEqualTo(1);
            }
            assertThat(server.tokenRequests().get(0).body()).contains("\"client_id\":\"u\",\"client_secret\":\"s\"");
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> IntraClient.from(environment(Map.of(), Map.of("MATRICULA_UID", "u"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Neither the environment variable MATRICULA_SECRET nor the system property matricula.secret"
                        + " is set");
        assertThatThrownBy(() -> LearningCloudClient.from(environment(Map.of(), Map.of("MATRICULA_CLOUD_TOKEN", " "))))
                .hasMessageContaining("MATRICULA_CLOUD_TOKEN");
    }

    @Test
    void aClientWithoutCredentialsIsNotBuilt() {
        assertThatThrownBy(() -> IntraClient.builder().build()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> LearningCloudClient.builder().build()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThatThrownBy(() -> IntraClient.builder().baseUrl("127.0.0.1:8042"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> IntraClient.builder().baseUrl("ftp://example.org"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Environment environment(Map<String, String> properties, Map<String, String> variables) {
        return new Environment(properties::get, variables::get);
    }
}
