package io.matricula.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** A connection to a server on which anything can be sent, well-formed or not. */
final class RawConnection implements AutoCloseable {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

    private final Socket socket;

    RawConnection(int port) {
        try {
            socket = new Socket("127.0.0.1", port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends everything, then nothing more, and reads until the server closes.
     *
     * @param patience for each wait
     * @return the status of every answer that came, none if the server just closed
     * @throws AssertionError if it does not close
     */
    static List<Integer> statuses(int port, byte[] sent, Duration patience) {
        try (RawConnection connection = new RawConnection(port)) {
            connection.socket.setSoTimeout((int) patience.toMillis());
            try {
                connection.send(sent);
                connection.socket.shutdownOutput();
            } catch (IOException refused) {
                // it has answered before it was told everything
            }
            return connection.readToTheEnd();
        } catch (SocketTimeoutException open) {
            throw new AssertionError("The connection stays open", open);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Integer> readToTheEnd() throws SocketTimeoutException {
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int read = 0; read >= 0; read = socket.getInputStream().read(buffer)) {
                answers.write(buffer, 0, read);
            }
        } catch (SocketTimeoutException open) {
            throw open;
        } catch (IOException reset) {
            // closed as well
        }
        return STATUS.matcher(answers.toString(StandardCharsets.ISO_8859_1))
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .filter(status -> status != 100)
                .toList();
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Sends one more byte. Tells whether the server still listens. */
    boolean takes(char more) {
        try {
            send(new byte[] {(byte) more});
            // what came so far may be an answer, or the end
            while (socket.getInputStream().available() > 0) {
                socket.getInputStream().skipNBytes(socket.getInputStream().available());
            }
            socket.setSoTimeout(1);
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException open) {
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
