package io.matricula.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matricula.StartRefusedException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

class EncryptedOrLoopbackTest {

    private final ServerProperties server = new ServerProperties();

    private void check(boolean allowed) {
        new EncryptedOrLoopback(server, new AddressProperties(URI.create("http://127.0.0.1"), allowed))
                .afterSingletonsInstantiated();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "::", "2001:db8::1"})
    void refusesUnencryptedConnectionsFromOtherMachines(String address) throws UnknownHostException {
        server.setAddress(InetAddress.getByName(address));
        assertThatThrownBy(() -> check(false))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageStartingWith("Unencrypted connections from other machines would be taken, at ");
    }

    @Test
    void takesNoAddressForEveryAddress() {
        assertThatThrownBy(() -> check(false))
                .hasMessage("Unencrypted connections from other machines would be taken, at every address.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1"})
    void takesConnectionsOfTheSameMachine(String address) throws UnknownHostException {
        server.setAddress(InetAddress.getByName(address));
        assertThatCode(() -> check(false)).doesNotThrowAnyException();
    }

    @Test
    void takesEncryptedConnections() {
        server.setSsl(new Ssl());
        assertThatCode(() -> check(false)).doesNotThrowAnyException();
    }

    @Test
    void takesWhatIsAllowed() {
        assertThatCode(() -> check(true)).doesNotThrowAnyException();
    }
}
