package io.matricula.junit;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Creates people over keep-alive connections with next to no work of its own: bytes out, bytes in, nothing read but the
 * status. It is what a client can at best come near to.
 *
 * @param server its address
 * @param token of an application that may create users
 */
record PlainLoad(URI server, String token) {

    /**
     * Creates people.
     *
     * @param people those to create
     * @param connections at once
     * @return the seconds that it took
     */
    double create(People people, int connections) throws Exception {
        AtomicInteger next = new AtomicInteger(people.from());
        long began = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Callable<Void>> loops = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                loops.add(() -> loop(people, next));
            }
            for (Future<Void> loop : threads.invokeAll(loops)) {
                loop.get();
            }
        } finally {
            threads.shutdown();
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private Void loop(People people, AtomicInteger next) throws IOException {
        while (next.get() < people.to()) {
            overOneConnection(people, next);
        }
        return null;
    }

    /** The server closes a connection after some requests, and says so in the last answer. */
    private void overOneConnection(People people, AtomicInteger next) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            socket.setTcpNoDelay(true);
            InputStream answers = new BufferedInputStream(socket.getInputStream());
            boolean open = true;
            for (int number; open && (number = next.getAndIncrement()) < people.to(); ) {
                socket.getOutputStream().write(request(people.json(number)));
                String status = line(answers);
                if (!status.startsWith("HTTP/1.1 201")) {
                    throw new IOException(status);
                }
                open = skipRest(answers);
            }
        }
    }

    private byte[] request(String json) {
        return """
                POST /v2/users HTTP/1.1\r
                Host: %s\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                %s""".formatted(server.getAuthority(), token, json.length(), json).getBytes(StandardCharsets.US_ASCII);
    }

    /** @return whether the connection stays open */
    private static boolean skipRest(InputStream answers) throws IOException {
        int length = -1;
        boolean open = true;
        for (String header = line(answers); !header.isEmpty(); header = line(answers)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            open &= !lower.equals("connection: close");
        }
        while (length < 0) {
            int chunk = Integer.parseInt(line(answers), 16);
            answers.skipNBytes(chunk);
            line(answers);
            length = chunk == 0 ? 0 : -1;
        }
        answers.skipNBytes(length);
        return open;
    }

    private static String line(InputStream answers) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = answers.read(); read != '\n'; read = answers.read()) {
            if (read < 0) {
                throw new EOFException("The server has hung up");
            }
            line.append((char) read);
        }
        return line.toString().strip();
    }
}
