package io.matricula.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The raw pairs of a request in the order in which they came. The servlet's own parameters are not used: they group
 * values by name, and so lose which {@code a[][k]} belongs to which row.
 */
final class RequestParameters {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RequestParameters() {}

    /**
     * Reads a query string or an urlencoded body.
     *
     * @param pairs {@code name=value&…}, percent-encoded UTF-8, brackets raw or encoded; null is empty
     * @return one tree
     * @throws BadRequestException if an escape is broken or is not UTF-8
     */
    static ObjectNode ofPairs(String pairs) {
        BracketParameters parameters = new BracketParameters();
        // one by one: the number of params is limited before they take up memory
        for (int at = 0; pairs != null && at < pairs.length(); ) {
            int end = pairs.indexOf('&', at) < 0 ? pairs.length() : pairs.indexOf('&', at);
            addPair(pairs.substring(at, end), parameters);
            at = end + 1;
        }
        return parameters.tree();
    }

    private static void addPair(String pair, BracketParameters parameters) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        if (!name.isEmpty()) {
            parameters.add(name, equals < 0 ? NODES.nullNode() : NODES.stringNode(decode(pair.substring(equals + 1))));
        }
    }

    /**
     * Reads a multipart body; parts with a file name are files.
     *
     * @param request a multipart request
     * @return one tree, files as binary nodes
     * @throws BadRequestException if it has no boundary, or ends inside a part
     * @throws IOException if the client went away
     * @throws PayloadTooLargeException if a part or all of them are larger than the server reads
     */
    static ObjectNode ofParts(HttpServletRequest request) throws IOException {
        BracketParameters parameters = new BracketParameters();
        try {
            for (Part part : request.getParts()) {
                byte[] bytes = part.getInputStream().readAllBytes();
                parameters.add(
                        part.getName(),
                        part.getSubmittedFileName() == null ? NODES.stringNode(utf8(bytes)) : NODES.binaryNode(bytes));
            }
        } catch (ServletException | FileUploadException unreadable) {
            throw new BadRequestException("The multipart body cannot be read");
        } catch (IllegalStateException refused) {
            if (refused.getCause() instanceof SizeException) {
                throw new PayloadTooLargeException(RequestBodyReader.MAX_BYTES);
            }
            throw new BadRequestException("The multipart body cannot be read");
        }
        return parameters.tree();
    }

    /**
     * Decodes one name or value.
     *
     * @param encoded as it came
     * @return the text, with {@code +} for a space
     * @throws BadRequestException if an escape is broken or is not UTF-8
     */
    static String decode(String encoded) {
        if (encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0 && isAscii(encoded)) {
            return encoded;
        }
        byte[] raw = encoded.getBytes(StandardCharsets.ISO_8859_1);
        byte[] decoded = new byte[raw.length];
        int length = 0;
        for (int at = 0; at < raw.length; at++) {
            if (raw[at] == '%') {
                decoded[length++] = escape(raw, at);
                at += 2;
            } else {
                decoded[length++] = raw[at] == '+' ? (byte) ' ' : raw[at];
            }
        }
        return utf8(java.util.Arrays.copyOf(decoded, length));
    }

    private static byte escape(byte[] raw, int at) {
        int high = at + 2 < raw.length ? Character.digit(raw[at + 1], 16) : -1;
        int low = at + 2 < raw.length ? Character.digit(raw[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw new BadRequestException("The params have a broken percent escape");
        }
        return (byte) (high << 4 | low);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /**
     * Decodes bytes, more strictly than parsers do: a letter may be written in one way alone (RFC 3629, 3).
     *
     * @param bytes text
     * @return the text
     * @throws BadRequestException if they are not UTF-8
     */
    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw new BadRequestException("The params are not UTF-8");
        }
    }
}
