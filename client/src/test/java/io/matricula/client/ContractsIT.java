package io.matricula.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.matricula.client.errors.ForbiddenException;
import io.matricula.client.errors.NotFoundException;
import io.matricula.client.errors.PreconditionFailedException;
import io.matricula.client.errors.UnauthorizedException;
import io.matricula.client.errors.UnprocessableEntityException;
import io.matricula.client.intra.model.LightUser;
import io.matricula.client.intra.model.UserFilter;
import io.matricula.client.intra.model.UserKind;
import io.matricula.client.intra.model.UserReference;
import io.matricula.client.intra.model.UserToCreate;
import io.matricula.client.intra.model.UserToUpdate;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.cloud.contract.stubrunner.junit.StubRunnerExtension;
import org.springframework.cloud.contract.stubrunner.spring.StubRunnerProperties.StubsMode;

/** The client against the stubs, each of which is a contract that the server has kept in this build. */
class ContractsIT {

    @RegisterExtension
    static final StubRunnerExtension SERVER = new StubRunnerExtension()
            .downloadStub("io.matricula", "matricula-contracts")
            .stubsMode(StubsMode.CLASSPATH);

    @Test
    void createsAUser() {
        assertThat(as("sandbox-advanced-tutor").users().createUser(leia()))
                .isEqualTo(new UserReference()
                        .id(127L)
                        .login("leorgana")
                        .url(URI.create("http://127.0.0.1:8042/v2/users/leorgana")));
    }

    @Test
    void aRefusalNamesTheParam() {
        UnprocessableEntityException refusal = catchThrowableOfType(
                UnprocessableEntityException.class,
                () -> as("sandbox-advanced-tutor").users().createUser(leia().login("Jeanne")));

        assertThat(refusal.words()).isEqualTo("Login has already been taken");
        assertThat(refusal.errors()).isEqualTo(Map.of("user[login]", List.of("has already been taken")));
    }

    @Test
    void readsAUser() {
        assertThat(as("sandbox-public").users().getUser("jeanne").getId()).isEqualTo(1);
    }

    @Test
    void filtersUsers() {
        LightUser andre = as("sandbox-public")
                .users()
                .listUsers()
                .filter(new UserFilter().id("2"))
                .iterator()
                .next();

        assertThat(andre.getFirstName()).isEqualTo("André");
        assertThat(andre.getKind()).isEqualTo(UserKind.ADMIN);
    }

    @Test
    void readsAPage() {
        Page<LightUser> page =
                as("sandbox-public").users().listUsers().perPage(2).page(2);

        assertThat(page.items()).extracting(LightUser::getLogin).startsWith("mdathomi");
        assertThat(page.total()).hasValue(126);
        assertThat(page.hasNext()).isTrue();
    }

    @Test
    void changesAUserThatIsStillAsItWasRead() {
        assertThatThrownBy(() -> as("sandbox-advanced-tutor")
                        .with(CallOptions.none().ifMatch("W/\"4f53cda18c2baa0c0354bb5f9a3ecbe5\""))
                        .users()
                        .updateUser("2", new UserToUpdate().status("admis")))
                .isInstanceOf(PreconditionFailedException.class);
    }

    @Test
    void deletesACursusUser() {
        as("sandbox-advanced-tutor").cursusUsers().deleteCursusUser(7);
    }

    @Test
    void everyRefusalHasItsException() {
        assertThatThrownBy(() -> as("sandbox-public").users().getUser("nobody")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> as("nobody").users().getUser("jeanne")).isInstanceOf(UnauthorizedException.class);
        assertThatThrownBy(
                        () -> as("sandbox-advanced-staff").users().updateUser("2", new UserToUpdate().status("admis")))
                .isInstanceOf(ForbiddenException.class)
                .hasMessageContaining("You are not authorized to access this page.");
    }

    @Test
    void learningCloudTellsWhatBecameOfAChangeOnEachPlatform() {
        assertThat(cloud().users().deactivate("restuser.acme").getResponsePlatforms())
                .hasEntrySatisfying(
                        "training", answer -> assertThat(answer.getStatus()).isEqualTo(202));
        assertThat(cloud().users().synchronously().deactivate("restuser.acme").getResponsePlatforms())
                .hasEntrySatisfying(
                        "training", answer -> assertThat(answer.getStatus()).isEqualTo(200));
    }

    private static LearningCloudClient cloud() {
        return LearningCloudClient.builder()
                .baseUrl(SERVER.findStubUrl("matricula-contracts").toString())
                .token("sandbox-cloud-token")
                .retries(0)
                .build();
    }

    private static IntraClient as(String token) {
        return IntraClient.builder()
                .baseUrl(SERVER.findStubUrl("matricula-contracts").toString())
                .token(token)
                .retries(0)
                .build();
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
