package io.matricula.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.specification.FilterableRequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A request of which the server has begun to read the body, and which it serves until that comes. */
final class HeldRequest implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 60_000;
    private static final String BODY = " ";

    private final Socket socket;

    private HeldRequest(Socket socket) {
        this.socket = socket;
    }

    /** One for each of several servers: what another serves a server learns when it commits, not before. */
    static List<HeldRequest> onEachServer(FilterableRequestSpecification request) {
        return Stream.generate(() -> like(request))
                .limit(Integer.getInteger("matricula.servers", 1))
                .toList();
    }

    /** Sends the head of the request, and waits until the server asks for the rest. */
    private static HeldRequest like(FilterableRequestSpecification request) {
        URI address = URI.create(request.getURI());
        String headers = request.getHeaders().asList().stream()
                .filter(header -> header.getName().matches("(?i)authorization|x-cloud-auth-token|idempotency-key"))
                .map(header -> header.getName() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
        try {
            Socket socket = new Socket(address.getHost(), address.getPort());
            socket.setSoTimeout(TIMEOUT_MILLIS);
            HeldRequest held = new HeldRequest(socket);
            held.send(request.getMethod() + " " + address.getRawPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                    + "\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: "
                    + BODY.length() + "\r\n" + headers + "\r\n");
            held.awaitContinue();
            return held;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private void awaitContinue() throws IOException {
        String expected = "HTTP/1.1 100 \r\n\r\n";
        assertThat(new String(socket.getInputStream().readNBytes(expected.length()), StandardCharsets.US_ASCII))
                .isEqualTo(expected);
    }

    /** Sends the rest, and waits for the answer. */
    @Override
    public void close() {
        try (socket) {
            send(BODY);
            socket.getInputStream().readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
