package io.matricula.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A network on the loopback, between those who connect to {@link #port} and one server, or several in turn. It does with
 * their bytes what it is told, with those of connections that are open already too.
 */
public final class FaultProxy implements AutoCloseable {

    /**
     * What becomes of bytes.
     *
     * @param latency of each piece in each direction
     * @param isBlackHole nothing arrives until there is another fault; it arrives then, as TCP goes on trying
     * @param bytes after so many of the answer the connection ends with a reset; 0 also ends it before a request arrives
     * @param isHalfClosed whoever connected is told that no answer comes any more, and goes on being heard
     */
    private record Fault(Duration latency, boolean isBlackHole, long bytes, boolean isHalfClosed) {}

    private static final Fault NONE = new Fault(Duration.ZERO, false, Long.MAX_VALUE, false);

    private final ServerSocket listening;
    private final List<Integer> ports;
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Fault fault = NONE;

    /** @param ports of those who are connected to in turn; one that does not listen is passed over */
    public FaultProxy(Integer... ports) {
        this.ports = List.of(ports);
        try {
            listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    public void passes() {
        fault = NONE;
    }

    public void delays(Duration latency) {
        fault = new Fault(latency, false, Long.MAX_VALUE, false);
    }

    public void swallows() {
        fault = new Fault(Duration.ZERO, true, Long.MAX_VALUE, false);
    }

    public void resets() {
        cutsAfter(0);
    }

    public void cutsAfter(long bytes) {
        fault = new Fault(Duration.ZERO, false, bytes, false);
    }

    public void halfCloses() {
        fault = new Fault(Duration.ZERO, false, Long.MAX_VALUE, true);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket near = listening.accept();
                open.add(near);
                threads.execute(() -> connect(near));
            } catch (IOException closed) {
                // the end of the test, or of one that gave up
            }
        }
    }

    private void connect(Socket near) {
        for (int attempt = 0; attempt < ports.size(); attempt++) {
            int port = ports.get(Math.floorMod(turn.getAndIncrement(), ports.size()));
            try {
                Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
                open.add(far);
                threads.execute(() -> pass(near, far, false));
                pass(far, near, true);
                return;
            } catch (IOException nobodyThere) {
                // the next one may be
            }
        }
        end(near);
    }

    private void pass(Socket from, Socket to, boolean isAnswer) {
        byte[] piece = new byte[8192];
        long passed = 0;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                Fault now = awaitPassage();
                LockSupport.parkNanos(now.latency().toNanos());
                if (isAnswer && now.isHalfClosed()) {
                    to.shutdownOutput();
                }
                if (now.bytes() == 0 || isAnswer && passed + read > now.bytes()) {
                    out.write(piece, 0, (int) Math.max(0, now.bytes() - passed));
                    throw new IOException("cut");
                }
                out.write(piece, 0, read);
                passed += read;
            }
            if (isFirstToEnd(from, to)) {
                return;
            }
        } catch (IOException cutOrBroken) {
            // the other direction ends as well
        }
        end(from);
        end(to);
    }

    /** Whoever says that nothing follows may still be answered. */
    private static boolean isFirstToEnd(Socket from, Socket to) throws IOException {
        to.shutdownOutput();
        return !from.isOutputShutdown();
    }

    private Fault awaitPassage() {
        Fault now = fault;
        while (now.isBlackHole() && !listening.isClosed()) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            now = fault;
        }
        return now;
    }

    private void end(Socket socket) {
        open.remove(socket);
        try {
            if (fault.bytes() < Long.MAX_VALUE) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException closed) {
            // by the other direction
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(this::end);
        threads.shutdownNow();
    }
}
