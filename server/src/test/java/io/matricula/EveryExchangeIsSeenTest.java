package io.matricula;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** No test talks to the server unseen: whoever sends over HTTP makes an {@link Exchange} of it, which is then checked. */
class EveryExchangeIsSeenTest {

    /** It passes on bytes, whatever they say. */
    private static final String PROXY = "io.matricula.faults.FaultProxy";

    /** What it sends is no HTTP, so that no description speaks of it; its tests look at the status. */
    private static final String RAW = "io.matricula.faults.RawConnection";

    /** The benchmark measures and tests nothing. */
    @Test
    void onlyTheFlawedClientBelowKeepsItsTrafficToItself() {
        assertThat(new ClassFileImporter()
                        .importPath(Path.of("target/test-classes")).stream()
                                .filter(type -> !type.getPackageName().equals("io.matricula.benchmark"))
                                .filter(type -> sends(type) && !tells(type))
                                .map(JavaClass::getName))
                .containsExactlyInAnyOrder(Silent.class.getName(), PROXY, RAW);
    }

    private static boolean sends(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(HttpClient.class)
                                && call.getName().startsWith("send"))
                || type.getConstructorCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Socket.class));
    }

    private static boolean tells(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(Exchange.class));
    }

    private static final class Silent {

        static int status(URI address) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(address).build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
