package io.matricula.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matricula.client.errors.CallInterruptedException;
import io.matricula.client.errors.CallTimeoutException;
import io.matricula.client.errors.NoAnswerException;
import io.matricula.client.http.TestTime;
import io.matricula.client.intra.model.UserToCreate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Peers that break off, written on bare sockets. */
class FaultsTest {

    private static final String JEANNE = "{\"id\":1,\"login\":\"jeanne\"}";

    private static final Fault WELL = socket -> answer(socket, JEANNE.length(), JEANNE);
    private static final Fault RESET = socket -> socket.setSoLinger(true, 0);
    private static final Fault HALF = socket -> answer(socket, JEANNE.length(), JEANNE.substring(0, 9));
    private static final Fault STALLED = socket -> {
        answer(socket, JEANNE.length(), JEANNE.substring(0, 9));
        untilTheOtherSideHangsUp(socket);
    };

    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private final TestTime time = new TestTime(Clock.systemUTC().instant());
    private final ServerSocket listener;
    private final IntraClient client;

    @FunctionalInterface
    private interface Fault {
        void befall(Socket socket) throws IOException;
    }

    FaultsTest() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread peer = new Thread(this::serve);
        peer.setDaemon(true);
        peer.start();
        client = IntraClient.builder()
                .baseUrl("http://127.0.0.1:" + listener.getLocalPort())
                .token("t")
                .attemptTimeout(Duration.ofMillis(300))
                .sleeper(time)
                .build();
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
        client.close();
    }

    @Test
    void aReadSurvivesAResetHalfAnAnswerAndAStalledBody() {
        faults.addAll(List.of(RESET, HALF, STALLED, WELL));

        assertThat(client.users().getUser("jeanne").getLogin()).isEqualTo("jeanne");
        assertThat(received).hasSize(4);
        // the JDK itself repeats a read whose connection was reset
        assertThat(time.waits()).hasSizeBetween(2, 3);
    }

    @Test
    void aCreationSurvivesThemByItsKey() {
        faults.addAll(List.of(RESET, HALF, STALLED, WELL));

        assertThat(client.users().createUser(new UserToCreate()).getId()).isEqualTo(1);
        assertThat(received).hasSize(4).extracting(FaultsTest::key).containsOnly(key(received.get(0)));
    }

    @Test
    void aCreationWithoutAKeyIsSentOnceAndTheCallerIsTold() {
        faults.add(RESET);
        IntraClient keyless = IntraClient.builder()
                .baseUrl("http://127.0.0.1:" + listener.getLocalPort())
                .token("t")
                .idempotencyKeys(false)
                .build();

        assertThatThrownBy(() -> keyless.users().createUser(new UserToCreate())).isInstanceOf(NoAnswerException.class);
        assertThat(received).hasSize(1);
    }

    @Test
    void theTimeOfACallBoundsABodyThatNeverEnds() {
        faults.add(STALLED);

        assertThatThrownBy(() -> client.with(CallOptions.none().timeout(Duration.ofMillis(200)))
                        .users()
                        .getUser("jeanne"))
                .isInstanceOf(CallTimeoutException.class);
    }

    @Test
    void nobodyListeningIsToldAsSuch() throws IOException {
        listener.close();

        assertThatThrownBy(() -> client.users().getUser("jeanne"))
                .isInstanceOf(NoAnswerException.class)
                .hasMessageContaining("ConnectException");
        assertThat(time.waits()).hasSize(4);
    }

    @Test
    void whoIsInterruptedWaitsNoLonger() {
        faults.add(STALLED);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> client.users().getUser("jeanne")).isInstanceOf(CallInterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                received.add(request(socket.getInputStream()));
                faults.remove().befall(socket);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        int length = head.toString()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String key(String request) {
        return request.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("idempotency-key: "))
                .findFirst()
                .orElseThrow();
    }

    private static void answer(Socket socket, int length, String body) throws IOException {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ";
        socket.getOutputStream().write((head + length + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
    }

    private static void untilTheOtherSideHangsUp(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {
                // nothing more is expected
            }
        } catch (IOException hungUp) {
            throw new UncheckedIOException(hungUp);
        }
    }
}
