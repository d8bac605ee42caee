package io.matricula.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** The client against real peers, friendly ones and others. */
@Timeout(20)
class OutboundClientTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final AtomicInteger calls = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer peer;

    @BeforeEach
    void start() throws IOException {
        peer = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        peer.setExecutor(threads);
        peer.start();
    }

    @AfterEach
    void stop() {
        peer.stop(0);
        threads.shutdownNow();
    }

    private void answer(String path, int status, String location, String body) {
        peer.createContext(path, exchange -> {
            calls.incrementAndGet();
            if (location != null) {
                exchange.getResponseHeaders().set("Location", location);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static RestClient client(DnsResolver names, String mode) {
        OutboundProperties properties = new OutboundProperties(List.of(), Duration.ofMillis(400));
        AllowedAddresses addresses = new AllowedAddresses(properties, mode);
        return new OutboundConfiguration()
                .outboundClient(
                        OutboundConfiguration.requests(
                                new PublicDns(addresses, names),
                                properties.timeout(),
                                properties.timeout().multipliedBy(2)),
                        new OutboundUrls(addresses),
                        JsonMapper.shared());
    }

    private static RestClient client() {
        return client(new Names(LOOPBACK), "sandbox");
    }

    /** Every name leads to the same addresses. */
    private record Names(InetAddress... addresses) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) {
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private String url(String path) {
        return "http://localhost:" + peer.getAddress().getPort() + path;
    }

    private static void post(RestClient client, String url) {
        client.post().uri(url).body("{}").retrieve().toBodilessEntity();
    }

    @Test
    void passesOnAYes() {
        answer("/yes", 204, null, "");
        post(client(), url("/yes"));
        assertThat(calls).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 422, 500, 503})
    void tellsWhatARefusalSays(int status) {
        answer("/no", status, null, "because");
        OutboundAnswerException refused =
                catchThrowableOfType(OutboundAnswerException.class, () -> post(client(), url("/no")));
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.body()).isEqualTo("because");
        assertThat(calls).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) {
        answer("/away", status, url("/yes"), "");
        answer("/yes", 204, null, "");
        OutboundAnswerException refused =
                catchThrowableOfType(OutboundAnswerException.class, () -> post(client(), url("/away")));
        assertThat(refused.status()).isEqualTo(status);
        assertThat(calls).hasValue(1);
    }

    @Test
    void readsNoMoreThanTheBeginningOfAnAnswer() {
        answer("/long", 500, null, "x".repeat(1_000_000));
        OutboundAnswerException refused =
                catchThrowableOfType(OutboundAnswerException.class, () -> post(client(), url("/long")));
        assertThat(refused.body()).hasSize(4096);
    }

    @Test
    void checksTheAddressThatANameReallyLeadsTo() throws Exception {
        answer("/yes", 204, null, "");
        for (String hidden : List.of("10.0.0.1", "169.254.169.254", "fd00:ec2::254")) {
            RestClient client = client(new Names(InetAddress.getByName(hidden)), "sandbox");
            assertThatExceptionOfType(ResourceAccessException.class)
                    .isThrownBy(() -> post(client, "https://harmless.example.org/yes"))
                    .withCauseInstanceOf(OutboundRefusedException.class);
        }
        assertThat(calls).hasValue(0);
    }

    @Test
    void callsNoNameThatAlsoLeadsToAHiddenAddress() throws Exception {
        RestClient client = client(new Names(InetAddress.getByName("8.8.8.8"), LOOPBACK), "production");
        assertThatExceptionOfType(ResourceAccessException.class)
                .isThrownBy(() -> post(client, "https://harmless.example.org/yes"))
                .withCauseInstanceOf(OutboundRefusedException.class);
    }

    @Test
    void connectsToTheAddressThatWasCheckedAndAsksForNoOther() {
        answer("/yes", 204, null, "");
        AtomicInteger asked = new AtomicInteger();
        DnsResolver rebinding = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return new InetAddress[] {asked.incrementAndGet() == 1 ? LOOPBACK : InetAddress.getByName("10.0.0.1")};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        post(client(rebinding, "sandbox"), url("/yes"));
        assertThat(asked).hasValue(1);
        assertThat(calls).hasValue(1);
    }

    @Test
    void checksTheUrlAtEveryCall() {
        answer("/yes", 204, null, "");
        assertThatExceptionOfType(ResourceAccessException.class)
                .isThrownBy(() -> post(client(new Names(LOOPBACK), "production"), url("/yes")))
                .withCauseInstanceOf(OutboundRefusedException.class);
        assertThat(calls).hasValue(0);
    }

    @Test
    void givesUpWhenNobodyListens() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            free = socket.getLocalPort();
        }
        assertThatExceptionOfType(ResourceAccessException.class)
                .isThrownBy(() -> post(client(), "http://localhost:" + free));
    }

    @Test
    void givesUpOnWhoNeverAnswers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, LOOPBACK)) {
            assertThatExceptionOfType(ResourceAccessException.class)
                    .isThrownBy(() -> post(client(), "http://localhost:" + silent.getLocalPort()));
        }
    }

    @Test
    void givesUpOnWhoSendsAByteAtATime() throws Exception {
        try (ServerSocket slow = new ServerSocket(0, 1, LOOPBACK)) {
            threads.submit(() -> drip(slow));
            assertThatExceptionOfType(ResourceAccessException.class)
                    .isThrownBy(() -> post(client(), "http://localhost:" + slow.getLocalPort()));
        }
    }

    private static Void drip(ServerSocket slow) throws Exception {
        try (Socket socket = slow.accept();
                OutputStream out = socket.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(100);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "HTTP/1.1 two hundred\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n"})
    void givesUpOnWhoSpeaksAnotherLanguage(String words) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, LOOPBACK)) {
            threads.submit(() -> {
                try (Socket socket = other.accept()) {
                    socket.getInputStream().read();
                    socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
                }
                return null;
            });
            assertThatExceptionOfType(ResourceAccessException.class)
                    .isThrownBy(() -> post(client(), "http://localhost:" + other.getLocalPort()));
        }
    }
}
