package io.matricula.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matricula.Exchange;
import io.matricula.TestClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request, byte for byte as it is sent.
 *
 * @param operation what it asks for
 * @param target the path and the query
 * @param headers names with values, without those that tell where it goes and how long it is
 * @param body the body as it is, before it is cut into chunks
 * @param form whether it is cut into chunks, and whether it comes whole
 */
record FuzzCase(ContractFile.Described operation, String target, List<String> headers, byte[] body, FuzzForm form) {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int CHUNK = 1000;
    private static final int SHOWN_IN_A_COMMAND = 2000;
    private static final Pattern TOKEN = Pattern.compile("\\{(sandbox-[a-z-]+)}");
    private static final Pattern HEADER = Pattern.compile("([^:]+):\\s*(.*)");

    /** Stands for a token of the application, of whatever server is asked. */
    static String tokenOf(String application) {
        return "{" + application + "}";
    }

    private static String withToken(String header, int port) {
        return TOKEN.matcher(header).replaceAll(found -> TestClient.tokenOf(found.group(1), port));
    }

    /** Sends it and reads the answer to its end; one that breaks off may have none. */
    Optional<Exchange> send(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            try {
                socket.getOutputStream().write(bytes(port));
                socket.getOutputStream().flush();
                if (form.isBrokenOff()) {
                    socket.shutdownOutput();
                }
            } catch (SocketException refusedBeforeItsEnd) {
                // the answer is there all the same
            }
            byte[] answer = read(socket.getInputStream());
            return answer.length == 0 && form.isBrokenOff() ? Optional.empty() : Optional.of(answer(answer));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (SocketException closedAfterTheAnswer) {
            // as a server does with a body that it does not want
        }
        return all.toByteArray();
    }

    private byte[] bytes(int port) throws IOException {
        String length = form.isChunked() ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length;
        String head = operation.method() + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nConnection: close\r\n" + length + "\r\n"
                + headers.stream()
                        .map(header -> withToken(header, port) + "\r\n")
                        .collect(Collectors.joining()) + "\r\n";
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(head.getBytes(StandardCharsets.UTF_8));
        if (!form.isChunked()) {
            all.write(body, 0, form.isBrokenOff() ? body.length / 2 : body.length);
            return all.toByteArray();
        }
        for (int at = 0; at < body.length; at += CHUNK) {
            int size = Math.min(CHUNK, body.length - at);
            all.write((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            all.write(body, at, size);
            all.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        if (!form.isBrokenOff()) {
            all.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        return all.toByteArray();
    }

    private Exchange answer(byte[] raw) {
        String text = new String(raw, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new AssertionError("no answer, but: " + text);
        }
        String head = text.substring(0, end);
        Map<String, List<String>> answered = head.lines()
                .map(HEADER::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.groupingBy(
                        found -> found.group(1), Collectors.mapping(found -> found.group(2), Collectors.toList())));
        boolean inChunks = head.toLowerCase(java.util.Locale.ROOT).contains("transfer-encoding: chunked");
        String content = text.substring(end + 4);
        String sent = String.join("\n", headers);
        return new Exchange(
                operation.method(),
                target,
                sent,
                Integer.parseInt(head.substring(9, 12)),
                answered,
                inChunks ? joined(raw) : content);
    }

    private static String joined(byte[] raw) {
        String bytes = new String(raw, StandardCharsets.ISO_8859_1);
        StringBuilder joined = new StringBuilder();
        int at = bytes.indexOf("\r\n\r\n") + 4;
        while (true) {
            int line = bytes.indexOf("\r\n", at);
            int size = Integer.parseInt(bytes.substring(at, line), 16);
            if (size == 0) {
                return new String(joined.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            }
            joined.append(bytes, line + 2, line + 2 + size);
            at = line + 2 + size + 2;
        }
    }

    /** What repeats it against a sandbox. A long body goes to a file. */
    String curl(long seed) {
        StringBuilder command = new StringBuilder("curl -i -g --path-as-is -X " + operation.method());
        headers.forEach(header -> command.append(" -H ").append(withCommand(quoted(header))));
        if (form.isChunked()) {
            command.append(" -H 'Transfer-Encoding: chunked'");
        }
        if (body.length > SHOWN_IN_A_COMMAND || new String(body, StandardCharsets.UTF_8).indexOf('\0') >= 0) {
            command.append(" --data-binary @").append(written(seed));
        } else if (body.length > 0) {
            command.append(" --data-binary ").append(quoted(new String(body, StandardCharsets.UTF_8)));
        }
        return command + " " + quoted("http://127.0.0.1:8042" + target);
    }

    private static String withCommand(String header) {
        return TOKEN.matcher(header)
                .replaceAll("'\"\\$(curl -s -d 'grant_type=client_credentials&client_secret=sandbox&client_id=$1'"
                        + " http://127.0.0.1:8042/oauth/token | cut -d'\"' -f4)\"'");
    }

    private static String quoted(String text) {
        try {
            // a string of JSON is one of bash as well, but for what bash alone takes for an end
            String json = new ObjectMapper().writeValueAsString(text);
            return "$'"
                    + json.substring(1, json.length() - 1).replace("\\\"", "\"").replace("'", "\\'") + "'";
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Path written(long seed) {
        try {
            Path file = Path.of("target/fuzz", seed + ".body").toAbsolutePath();
            Files.createDirectories(file.getParent());
            return Files.write(file, body);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
