package io.matricula.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ContractReaderTest {

    private static Operation get(String id) {
        return new Operation(id, "GET", Set.of(), false, null, false, 200);
    }

    @Test
    void readsRolesThroughReferences() {
        assertThat(ContractReader.read().at("/v2/users").get("POST"))
                .isEqualTo(new Operation(
                        "createUser", "POST", Set.of("Advanced tutor"), false, Caller.Kind.APPLICATION, true, 201));
    }

    @Test
    void knowsThatWhoWatchesTheServerIsNotLimited() {
        assertThat(ContractReader.read().at("/operations/health").get("GET").limited())
                .isFalse();
    }

    @Test
    void knowsThatTokensAreAskedForWithoutAToken() {
        assertThat(ContractReader.read().at("/oauth/token").get("POST").isPublic())
                .isTrue();
    }

    @Test
    void knowsThatTheCloudHasATokenOfItsOwn() {
        assertThat(ContractReader.read()
                        .at("/integration/ws/management/rest/users/oliver.twist/activate")
                        .get("PUT")
                        .token())
                .isEqualTo(Caller.Kind.CLOUD);
    }

    @Test
    void knowsWhereThePersonConcernedMayActToo() {
        assertThat(ContractReader.read()
                        .at("/v2/users/anakisky/user_candidature")
                        .get("GET")
                        .orTheUser())
                .isTrue();
    }

    @Test
    void refusesAnOperationThatDoesNotSayItsRoles() {
        assertThatThrownBy(() -> ContractReader.read("broken.yaml"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The contract does not say which roles forgetRoles requires");
    }

    @Test
    void findsALiteralSegmentBeforeAParam() {
        OperationTree tree = new OperationTree();
        tree.add("/v2/users/{id}", get("getUser"));
        tree.add("/v2/users/me", get("getMe"));
        assertThat(tree.at("/v2/users/me").get("GET").id()).isEqualTo("getMe");
    }

    @Test
    void findsAParamWhereALiteralSegmentLeadsNowhere() {
        OperationTree tree = new OperationTree();
        tree.add("/v2/users/{id}/campus", get("getCampusOfUser"));
        tree.add("/v2/users/me", get("getMe"));
        assertThat(tree.at("/v2/users/me/campus").get("GET").id()).isEqualTo("getCampusOfUser");
    }

    @Test
    void takesNoEmptySegmentForAParam() {
        OperationTree tree = new OperationTree();
        tree.add("/v2/users/{id}", get("getUser"));
        assertThat(tree.at("/v2/users/")).isEmpty();
    }
}
