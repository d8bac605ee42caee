package io.matricula.platforms;

import com.jayway.jsonpath.JsonPath;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A platform over real HTTP, at one port all the time: answers as it is told, or does what no good platform does, and
 * remembers what it was told, and whether it was told of one user twice at once.
 */
final class PlatformPeer implements AutoCloseable {

    /** What it does when it has read a request. */
    @FunctionalInterface
    interface Behaviour {

        void answer(Socket connection) throws IOException;
    }

    record Call(String method, String path, Map<String, String> headers, String body) {

        <T> T read(String jsonPath) {
            return JsonPath.read(body, jsonPath);
        }

        String deliveryId() {
            return headers.get("x-delivery-id");
        }
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> present = new ConcurrentHashMap<>();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final int port;
    private volatile ServerSocket listening;
    private volatile Behaviour behaviour = with(204, "");

    PlatformPeer() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        port = listening.getLocalPort();
        accept(listening);
    }

    static Behaviour with(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " As told\r\nContent-Type: application/json\r\n"
                + (status == 204 ? "" : "Content-Length: " + bytes.length + "\r\n") + "Connection: close\r\n\r\n";
        return connection -> {
            connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().write(bytes);
        };
    }

    static Behaviour garbage() {
        return connection ->
                connection.getOutputStream().write("What is this?\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    static Behaviour reset() {
        return connection -> connection.setSoLinger(true, 0);
    }

    String url() {
        return "http://127.0.0.1:" + port + "/hook";
    }

    void does(Behaviour next) {
        behaviour = next;
    }

    /** Nobody listens from now on. */
    void goDown() {
        try {
            listening.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Listens again, after {@link #goDown}. */
    void comeBack() {
        try {
            listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        accept(listening);
    }

    /** As at first: answers 204, and has been told nothing. */
    void forget() {
        behaviour = with(204, "");
        calls.clear();
        mostAtOnce.set(0);
        if (listening.isClosed()) {
            comeBack();
        }
    }

    List<Call> calls() {
        return calls;
    }

    Call last() {
        return calls.get(calls.size() - 1);
    }

    /** How many deliveries of one user were made at the same time, at most. */
    int mostAtOnce() {
        return mostAtOnce.get();
    }

    private void accept(ServerSocket socket) {
        threads.execute(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket connection = socket.accept();
                    threads.execute(() -> serve(connection));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private void serve(Socket connection) {
        try (connection) {
            DataInputStream in = new DataInputStream(connection.getInputStream());
            String[] first = line(in).split(" ");
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                headers.put(
                        line.substring(0, line.indexOf(':')),
                        line.substring(line.indexOf(':') + 1).strip());
            }
            Call call = new Call(first[0], first[1], headers, body(in, headers));
            AtomicInteger here = present.computeIfAbsent(first[1], path -> new AtomicInteger());
            mostAtOnce.accumulateAndGet(here.incrementAndGet(), Math::max);
            calls.add(call);
            try {
                behaviour.answer(connection);
            } finally {
                here.decrementAndGet();
            }
        } catch (IOException gone) {
            // the caller sees it
        }
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int character = in.readUnsignedByte(); character != '\n'; character = in.readUnsignedByte()) {
            line.append((char) character);
        }
        return line.toString().strip();
    }

    private static String body(DataInputStream in, Map<String, String> headers) throws IOException {
        List<Byte> bytes = new ArrayList<>();
        if ("chunked".equals(headers.get("Transfer-Encoding"))) {
            for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                for (byte next : in.readNBytes(size)) {
                    bytes.add(next);
                }
                line(in);
            }
            line(in);
        } else {
            for (byte next : in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")))) {
                bytes.add(next);
            }
        }
        byte[] all = new byte[bytes.size()];
        for (int index = 0; index < all.length; index++) {
            all[index] = bytes.get(index);
        }
        return new String(all, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        goDown();
        threads.shutdownNow();
    }
}
