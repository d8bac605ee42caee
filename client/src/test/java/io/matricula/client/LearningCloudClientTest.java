package io.matricula.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.matricula.client.errors.BadRequestException;
import io.matricula.client.learningcloud.model.Envelope;
import io.matricula.client.learningcloud.model.ManagementUser;
import io.matricula.client.learningcloud.model.ManagementUserToUpdate;
import io.matricula.client.learningcloud.model.PlatformResponse;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LearningCloudClientTest {

    private final ScriptedServer server = new ScriptedServer();
    private final LearningCloudClient client =
            LearningCloudClient.builder().baseUrl(server.url()).token("hush").build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void aChangeAnswersWithTheEnvelope() {
        server.answers(200, """
                {"location":null,"message":"","responsePlatforms":{"play":{"location":null,"message":null,"status":204}},
                "status":204}""");

        Envelope envelope = client.users().synchronously().activate("restuser.acme");

        assertThat(envelope.getStatus()).isEqualTo(204);
        assertThat(envelope.getResponsePlatforms()).isEqualTo(Map.of("play", new PlatformResponse().status(204)));
        assertThat(server.requests().get(0))
                .extracting(
                        ScriptedServer.Request::uri,
                        request -> request.header("X-cloud-auth-token"),
                        request -> request.header("X-cloud-synchronization"))
                .containsExactly("/integration/ws/management/rest/users/restuser.acme/activate", "hush", "synchronous");
    }

    @Test
    void aRefusalHoldsTheEnvelope() {
        server.answers(400, """
                {"location":null,"message":"username 'jeanne' is taken","responsePlatforms":{},"status":400}""");

        BadRequestException refusal = catchThrowableOfType(
                BadRequestException.class, () -> client.users().updateUser("jeanne", new ManagementUserToUpdate()));

        assertThat(refusal)
                .hasMessage(
                        "PUT /integration/ws/management/rest/users/jeanne answered 400: username 'jeanne' is taken");
        assertThat(refusal.envelope().orElseThrow().getStatus()).isEqualTo(400);
    }

    @Test
    void theListEndsWithAPageThatIsNotFull() {
        server.answers(200, "[" + String.join(",", Collections.nCopies(500, "{\"username\":\"a\"}")) + "]")
                .answers(200, "[{\"username\":\"b\"}]");

        assertThat(client.users().listUsers().stream().map(ManagementUser::getUsername))
                .hasSize(501)
                .endsWith("b");
        assertThat(server.requests())
                .extracting(ScriptedServer.Request::uri)
                .containsExactly(
                        "/integration/ws/management/rest/users?startIndex=0&count=500",
                        "/integration/ws/management/rest/users?startIndex=500&count=500");
    }
}
