package io.matricula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Tag("slow")
class ShutdownTest {

    private static final String HELD_PATH = "/v2/users";

    private static final CountDownLatch ENTERED = new CountDownLatch(1);
    private static final CountDownLatch GO_ON = new CountDownLatch(1);

    @Test
    void finishesRequestsBeforeItStopsTheDatabase(@TempDir Path directory) throws Exception {
        ConfigurableApplicationContext server = new SpringApplicationBuilder(Matricula.class, SlowAnswer.class)
                .run(
                        "--server.port=0",
                        "--matricula.data-directory=" + directory,
                        "--matricula.program-directory=target/matricula");
        int port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + HELD_PATH))
                .header("Authorization", "Bearer " + TestClient.tokenOf("sandbox-public", port))
                .build();
        CompletableFuture<HttpResponse<String>> answer =
                HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
        ENTERED.await();

        CompletableFuture<Void> stop = CompletableFuture.runAsync(server::close);
        await().until(() -> refusesConnections(port));
        GO_ON.countDown();

        Exchange.of(request, "", answer.join()).seen();
        assertThat(answer.join().statusCode()).isEqualTo(200);
        assertThat(answer.join().headers().firstValue("X-Total")).contains("126");
        stop.join();
        assertThat(ProcessHandle.current().children().filter(child -> runsIn(directory, child)))
                .isEmpty();
    }

    private static boolean refusesConnections(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return !socket.isConnected();
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean runsIn(Path directory, ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(directory.toString());
    }

    @Configuration(proxyBeanMethods = false)
    static class SlowAnswer {

        @Bean
        FilterRegistrationBean<Filter> slowAnswer() {
            Filter filter = (request, response, chain) -> {
                ENTERED.countDown();
                try {
                    GO_ON.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                chain.doFilter(request, response);
                // out before the server counts the request as done: it could close the connection right then
                response.flushBuffer();
            };
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
            registration.addUrlPatterns(HELD_PATH);
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return registration;
        }
    }
}
