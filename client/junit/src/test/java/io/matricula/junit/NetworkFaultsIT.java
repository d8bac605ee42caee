package io.matricula.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.client.IntraClient;
import io.matricula.client.http.Sleeper;
import io.matricula.client.intra.model.CursusUserAttributes;
import io.matricula.client.intra.model.LightUser;
import io.matricula.client.intra.model.UserKind;
import io.matricula.client.intra.model.UserToCreate;
import io.matricula.client.intra.model.UserToUpdate;
import io.matricula.faults.FaultProxy;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A network that fails the first try of each call: the client asks again, and what it asked for is done once. */
@Tag("slow")
@MatriculaSandbox
class NetworkFaultsIT {

    private static final int EARLIER = 126;

    private FaultProxy network;
    private IntraClient client;

    static Stream<Named<Consumer<FaultProxy>>> faults() {
        return Stream.of(
                Named.of("delays", network -> network.delays(Duration.ofMillis(30))),
                Named.of("resets before the request arrives", FaultProxy::resets),
                Named.of("half-closes", FaultProxy::halfCloses),
                Named.of("swallows, and brings it all later", FaultProxy::swallows),
                Named.of("cuts the answer off", network -> network.cutsAfter(1)));
    }

    @BeforeEach
    void connect(Sandbox sandbox) {
        network = new FaultProxy(URI.create(sandbox.url()).getPort());
        client = IntraClient.builder()
                .baseUrl("http://127.0.0.1:" + network.port())
                .credentials("sandbox-advanced-tutor", "sandbox")
                .attemptTimeout(Duration.ofSeconds(2))
                .sleeper(this::sleepUntilTheNetworkIsGoodAgain)
                .build();
        client.users().getUser("jeanne");
    }

    private CompletableFuture<Void> sleepUntilTheNetworkIsGoodAgain(Duration wait) {
        network.passes();
        return Sleeper.REAL.sleep(wait);
    }

    @AfterEach
    void disconnect() {
        client.close();
        network.close();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void eachCallHasOneEffect(Consumer<FaultProxy> fault) {
        fault.accept(network);
        long anakin = client.users()
                .createUser(new UserToCreate()
                        .email("anakin.skywalker@example.org")
                        .firstName("Anakin")
                        .lastName("Skywalker")
                        .kind(UserKind.STUDENT)
                        .poolYear("2017")
                        .poolMonth("may")
                        .campusId("1"))
                .getId();
        fault.accept(network);
        long enrolment = client.cursusUsers()
                .createCursusUserOfUser(
                        "anakisky",
                        new CursusUserAttributes().cursusId(2L).beginAt(OffsetDateTime.parse("2017-11-25T13:44:19Z")))
                .getId();
        fault.accept(network);
        client.users().updateUser("anakisky", new UserToUpdate().poolYear("2018"));
        network.passes();

        assertThat(client.users().listUsers().sort("id").perPage(100).stream().map(LightUser::getId))
                .hasSize(EARLIER + 1)
                .contains(anakin);
        assertThat(client.cursusUsers().listCursusUsersOfUser("anakisky"))
                .hasSize(2)
                .anySatisfy(one -> assertThat(one.getId()).isEqualTo(enrolment));
        assertThat(client.users().getUser("anakisky").getPoolYear()).isEqualTo("2018");
    }
}
