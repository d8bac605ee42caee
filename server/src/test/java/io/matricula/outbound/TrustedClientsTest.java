package io.matricula.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

class TrustedClientsTest {

    @Test
    void tellsTheLengthOfABody() throws Exception {
        CompletableFuture<String> length = new CompletableFuture<>();
        HttpServer platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        platform.createContext("/", exchange -> {
            length.complete(String.valueOf(exchange.getRequestHeaders().getFirst("Content-Length")));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        platform.start();
        TrustedClients clients = new TrustedClients(new JsonMapper());
        try {
            clients.client(Duration.ofSeconds(5))
                    .put()
                    .uri("http://127.0.0.1:" + platform.getAddress().getPort() + "/users/1")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("name", "Ada"))
                    .retrieve()
                    .toBodilessEntity();
        } finally {
            clients.destroy();
            platform.stop(0);
        }
        assertThat(length).isCompletedWithValue("14");
    }
}
