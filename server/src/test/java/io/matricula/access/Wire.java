package io.matricula.access;

import io.matricula.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sends requests byte for byte as they were written down, which no HTTP client would do. */
public final class Wire {

    /** What came back: head and body as text. */
    public record Answer(String head, String body) {

        public int status() {
            return Integer.parseInt(head.substring(9, 12));
        }

        /** Every value of a header, in order. */
        public List<String> headers(String name) {
            return Pattern.compile("(?im)^" + Pattern.quote(name) + ": ?(.*?)\\r?$")
                    .matcher(head)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }

        public String header(String name) {
            List<String> values = headers(name);
            return values.isEmpty() ? null : String.join(", ", values);
        }
    }

    private final int port;

    /** A client of the server on this port. */
    public Wire(int port) {
        this.port = port;
    }

    /**
     * Sends a request.
     *
     * @param line the request line without the version
     * @param headers the headers, one a line; Host, Connection and Content-Length are added
     * @param body the body, empty for none
     */
    public Answer send(String line, String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return exchange(head(line, "Content-Length: " + bytes.length, headers), bytes);
    }

    /** As {@link #send}, without telling the length: so many chunks of the same text. */
    Answer sendChunks(String line, String headers, String chunk, int count) {
        String framed = Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n";
        return exchange(
                head(line, "Transfer-Encoding: chunked", headers),
                (framed.repeat(count) + "0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private String head(String line, String length, String headers) {
        return line + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n" + length + "\r\n"
                + headers.strip().replace("\n", "\r\n")
                + (headers.isBlank() ? "\r\n" : "\r\n\r\n");
    }

    private Answer exchange(String head, byte[] body) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            Answer answer = answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
            seen(head + new String(body, StandardCharsets.UTF_8), answer);
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void seen(String sent, Answer answer) {
        Map<String, List<String>> headers = answer.head()
                .lines()
                .skip(1)
                .map(line -> line.split(":", 2))
                .collect(Collectors.groupingBy(
                        pair -> pair[0], Collectors.mapping(pair -> pair[1].strip(), Collectors.toList())));
        String[] line = sent.split(" ", 3);
        new Exchange(line[0], line[1], sent, answer.status(), headers, answer.body()).seen();
    }

    private static Answer answer(String text) {
        int end = text.indexOf("\r\n\r\n");
        String head = text.substring(0, end);
        String body = text.substring(end + 4);
        boolean chunked = head.toLowerCase(java.util.Locale.ROOT).contains("transfer-encoding: chunked");
        String bytes = chunked ? joined(body) : body;
        return new Answer(head, new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    /** Joins the chunks of a body of which each character is a byte. */
    private static String joined(String chunks) {
        StringBuilder body = new StringBuilder();
        int at = 0;
        while (true) {
            int eol = chunks.indexOf("\r\n", at);
            int size = Integer.parseInt(chunks.substring(at, eol).strip(), 16);
            if (size == 0) {
                return body.toString();
            }
            body.append(chunks, eol + 2, eol + 2 + size);
            at = eol + 2 + size + 2;
        }
    }

    /** Gets a token as the simplest client does. */
    String token(String application) {
        String body = "grant_type=client_credentials&client_secret=sandbox&client_id=" + application;
        String answer = send("POST /oauth/token", "Content-Type: application/x-www-form-urlencoded", body)
                .body();
        return answer.split("\"")[3];
    }
}
