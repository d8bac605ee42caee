package io.matricula.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matricula.client.LearningCloudClient;
import io.matricula.client.errors.BadRequestException;
import io.matricula.client.errors.NotFoundException;
import io.matricula.client.learningcloud.model.Envelope;
import io.matricula.client.learningcloud.model.ManagementUserToCreate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** learningCloud's part of the client against a real server. */
@MatriculaSandbox
class LearningCloudSandboxIT {

    private final LearningCloudClient client = LearningCloudClient.fromEnvironment();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void createsDisablesAndDeletesAUser() {
        Envelope created = client.users().createUser(oliver());
        assertThat(created.getStatus()).isEqualTo(204);
        assertThat(client.users().getUser("oliver.twist").getName()).isEqualTo("Oliver");

        assertThat(client.users().synchronously().deactivate("oliver.twist").getStatus())
                .isEqualTo(204);
        assertThat(client.users().getUser("oliver.twist").getEnabled()).isFalse();
        client.users().changePassword("oliver.twist", "12345");

        client.users().deleteUser("oliver.twist");
        assertThatThrownBy(() -> client.users().getUser("oliver.twist")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aRefusalHoldsTheEnvelope() {
        assertThatThrownBy(() -> client.users().createUser(oliver().username("jeanne")))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        refusal -> assertThat(refusal.envelope().orElseThrow().getStatus())
                                .isEqualTo(400));
    }

    @Test
    void listsEverybody() {
        assertThat(client.users().listUsers()).hasSize(126);
    }

    private static ManagementUserToCreate oliver() {
        return new ManagementUserToCreate()
                .username("oliver.twist")
                .name("Oliver")
                .surname("Twist")
                .language("en")
                .timezone("Europe/London")
                .email("oliver.twist@example.org");
    }
}
