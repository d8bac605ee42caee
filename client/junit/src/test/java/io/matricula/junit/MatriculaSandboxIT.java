package io.matricula.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matricula.client.CallOptions;
import io.matricula.client.IntraClient;
import io.matricula.client.errors.ForbiddenException;
import io.matricula.client.errors.PreconditionFailedException;
import io.matricula.client.errors.UnprocessableEntityException;
import io.matricula.client.intra.model.Cursus;
import io.matricula.client.intra.model.CursusUser;
import io.matricula.client.intra.model.CursusUserAttributes;
import io.matricula.client.intra.model.LightUser;
import io.matricula.client.intra.model.UserCandidatureAttributes;
import io.matricula.client.intra.model.UserFilter;
import io.matricula.client.intra.model.UserKind;
import io.matricula.client.intra.model.UserReference;
import io.matricula.client.intra.model.UserToCreate;
import io.matricula.client.intra.model.UserToUpdate;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client and the sandbox, as somebody's tests use them together. */
@MatriculaSandbox
class MatriculaSandboxIT {

    private final IntraClient client = IntraClient.fromEnvironment();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void createsTheUserOfTheDocumentation(Sandbox sandbox) {
        assertThat(client.users().createUser(anakin()))
                .isEqualTo(new UserReference()
                        .id(127L)
                        .login("anakisky")
                        .url(URI.create(sandbox.url() + "/v2/users/anakisky")));
    }

    @Test
    void beginsAnewWithEachTest() {
        assertThat(client.users().createUser(anakin()).getId()).isEqualTo(127);
    }

    @Test
    void namesEveryWrongField() {
        assertThatThrownBy(() -> client.users().createUser(new UserToCreate().login("jeanne")))
                .isInstanceOfSatisfying(
                        UnprocessableEntityException.class,
                        refusal -> assertThat(refusal.errors())
                                .containsKeys("user[email]", "user[campus_id]", "user[kind]"));
    }

    @Test
    void anUpdateClearsWhatIsNullAndLeavesWhatIsNotSet() {
        client.users().updateUser("jeanne", new UserToUpdate().status("admis").poolYear("2015"));
        client.users().updateUser("jeanne", new UserToUpdate().status(null));

        assertThat(client.users().getUser("jeanne").getPoolYear()).isEqualTo("2015");
    }

    @Test
    void anUpdateOfWhatHasChangedIsRefused() {
        List<String> etag = new ArrayList<>();
        client.with(CallOptions.none()
                        .onHeaders(
                                headers -> etag.add(headers.firstValue("ETag").orElseThrow())))
                .users()
                .getUser("jeanne");
        client.users().updateUser("jeanne", new UserToUpdate().poolYear("2014"));

        assertThatThrownBy(() -> client.with(CallOptions.none().ifMatch(etag.get(0)))
                        .users()
                        .updateUser("jeanne", new UserToUpdate().poolYear("2015")))
                .isInstanceOf(PreconditionFailedException.class);
    }

    @Test
    void listsEverybodyOverSeveralPages() {
        assertThat(client.users().listUsers().sort("id").perPage(50).stream().map(LightUser::getId))
                .hasSize(126)
                .startsWith(1L, 2L)
                .endsWith(126L);
    }

    @Test
    void filtersOnTheServer() {
        assertThat(client.users()
                        .listUsers()
                        .filter(new UserFilter().login("jeanne,andre"))
                        .sort("id"))
                .extracting(LightUser::getFirstName)
                .hasSize(2)
                .endsWith("André");
    }

    @Test
    void enrolsAndTakesOut() {
        long user = client.users().createUser(anakin()).getId();
        CursusUser enrolment = client.cursusUsers()
                .createCursusUserOfUser(
                        Long.toString(user),
                        new CursusUserAttributes().cursusId(2L).beginAt(OffsetDateTime.parse("2017-11-25T13:44:19Z")));
        assertThat(client.cursusUsers().listCursusUsersOfUser("anakisky"))
                .extracting(one -> one.getCursus().getSlug())
                .containsExactlyInAnyOrder("piscine-c", "42");

        client.cursusUsers().deleteCursusUser(enrolment.getId());

        assertThat(client.cursusUsers().listCursusUsersOfUser("anakisky")).hasSize(1);
    }

    @Test
    void readsWhatIsAroundPeople() {
        assertThat(client.cursus().listCursus().sort("id"))
                .extracting(Cursus::getSlug)
                .startsWith("piscine-c", "42");
        assertThat(client.campuses().getCampus("paris").getId()).isEqualTo(1);
        assertThat(client.languages().listLanguages()).hasSize(3);
        assertThat(client.tokens().getTokenInfo().getApplication().getUid()).isEqualTo("sandbox-advanced-tutor");
    }

    @Test
    void changesACandidature() {
        client.userCandidatures().updateUserCandidatureOfUser("jeanne", new UserCandidatureAttributes().pin("4242"));

        assertThat(client.userCandidatures().getUserCandidatureOfUser("jeanne").getPin())
                .isEqualTo("4242");
    }

    @Test
    void whoHasNoRoleIsRefused(Sandbox sandbox) {
        try (IntraClient nobody = IntraClient.builder()
                .baseUrl(sandbox.url())
                .credentials("sandbox-public", "sandbox")
                .build()) {
            assertThatThrownBy(() -> nobody.users().createUser(anakin())).isInstanceOf(ForbiddenException.class);
        }
    }

    private static UserToCreate anakin() {
        return new UserToCreate()
                .email("anakin.skywalker@example.org")
                .firstName("Anakin")
                .lastName("Skywalker")
                .kind(UserKind.STUDENT)
                .poolYear("2017")
                .poolMonth("may")
                .campusId("1");
    }
}
