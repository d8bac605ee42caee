package io.matricula.http;

import io.matricula.StartRefusedException;
import java.net.InetAddress;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/** In production passwords and tokens cross no network in the clear, unless whoever starts the server says so. */
@Component
@ConditionalOnProperty(name = "matricula.mode", havingValue = "production")
class EncryptedOrLoopback implements SmartInitializingSingleton {

    private final ServerProperties server;
    private final boolean allowed;

    EncryptedOrLoopback(ServerProperties server, AddressProperties properties) {
        this.server = server;
        this.allowed = properties.allowUnencrypted();
    }

    @Override
    public void afterSingletonsInstantiated() {
        boolean encrypted = server.getSsl() != null && server.getSsl().isEnabled();
        InetAddress address = server.getAddress();
        boolean loopback = address != null && address.isLoopbackAddress();
        if (!encrypted && !loopback && !allowed) {
            throw new StartRefusedException(
                    "Unencrypted connections from other machines would be taken, at "
                            + (address == null ? "every address." : address.getHostAddress() + "."),
                    "Set server.ssl..., or let a proxy in front encrypt and bind to server.address=127.0.0.1; if the"
                            + " network in between is trusted, matricula.allow-unencrypted=true.");
        }
    }
}
