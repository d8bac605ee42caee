package io.matricula.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.matricula.client.intra.api.UsersApi;
import io.matricula.client.intra.model.CreateUserRequest;
import io.matricula.client.intra.model.UnprocessableError;
import io.matricula.client.intra.model.UserKind;
import io.matricula.client.intra.model.UserReference;
import io.matricula.client.intra.model.UserToCreate;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.cloud.contract.stubrunner.junit.StubRunnerExtension;
import org.springframework.cloud.contract.stubrunner.spring.StubRunnerProperties.StubsMode;

/** The generated client against the stubs, each of which is a contract that the server has kept in this build. */
class CreateUserIT {

    @RegisterExtension
    static final StubRunnerExtension SERVER = new StubRunnerExtension()
            .downloadStub("io.matricula", "matricula-contracts")
            .stubsMode(StubsMode.CLASSPATH);

    private final ApiClient client = new ApiClient()
            .setRequestInterceptor(request -> request.header("Authorization", "Bearer sandbox-advanced-tutor"));

    private final UsersApi users;

    CreateUserIT() {
        client.updateBaseUri(SERVER.findStubUrl("matricula-contracts").toString());
        users = new UsersApi(client);
    }

    @Test
    void createsAUser() throws ApiException {
        ApiResponse<UserReference> answer = users.createUserWithHttpInfo(null, requestFor(leia()));

        assertThat(answer.getStatusCode()).isEqualTo(201);
        assertThat(answer.getData())
                .isEqualTo(new UserReference()
                        .id(127L)
                        .login("leorgana")
                        .url(URI.create("http://127.0.0.1:8042/v2/users/leorgana")));
    }

    @Test
    void aRefusalNamesTheParam() {
        ApiException refusal = catchThrowableOfType(
                ApiException.class, () -> users.createUser(null, requestFor(leia().login("Jeanne"))));

        assertThat(refusal.getCode()).isEqualTo(422);
        assertThat(client.getObjectMapper().readValue(refusal.getResponseBody(), UnprocessableError.class))
                .isEqualTo(new UnprocessableError()
                        .error(UnprocessableError.ErrorEnum.UNPROCESSABLE_ENTITY)
                        .message("Login has already been taken")
                        .errors(Map.of("user[login]", List.of("has already been taken"))));
    }

    private static CreateUserRequest requestFor(UserToCreate user) {
        return new CreateUserRequest().user(user);
    }

    private static UserToCreate leia() {
        return new UserToCreate()
                .email("leia.organa@example.org")
                .firstName("Leia")
                .lastName("Organa")
                .kind(UserKind.STUDENT)
                .poolYear("2017")
                .poolMonth("may")
                .campusId("1");
    }
}
