package io.matricula.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.matricula.TestClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForeignAddressTest extends UserTest {

    private final AtomicInteger calls = new AtomicInteger();

    private HttpServer elsewhere;

    @BeforeEach
    void listen() throws IOException {
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        elsewhere.start();
    }

    @AfterEach
    void close() {
        elsewhere.stop(0);
    }

    @Test
    void callsNoAddressThatARequestNames() {
        String address = "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/picture.jpg";
        tutor.patch("/v2/users/1", "{\"user\":{\"image\":\"" + address + "\"}}").is(422);
        tutor.patch("/v2/users/1", "{\"user\":{\"status\":\"" + address + "\"}}")
                .is(204);
        TestClient.as("sandbox-public", port)
                .get("/oauth/authorize?response_type=code&client_id=sandbox-public&redirect_uri=" + address)
                .is(302);
        assertThat(calls).hasValue(0);
    }
}
