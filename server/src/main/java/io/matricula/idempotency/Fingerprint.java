package io.matricula.idempotency;

import io.matricula.http.RequestTrees;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells whether two requests are the same. Params count as what they are once they are read: neither their order nor
 * whether they came as JSON, as a form or in the query string makes a difference.
 */
@Component
class Fingerprint {

    private static final Pattern READABLE =
            Pattern.compile("(application/json|application/x-www-form-urlencoded|multipart/form-data)\\b.*");

    private final RequestTrees trees;

    Fingerprint(RequestTrees trees) {
        this.trees = trees;
    }

    /**
     * The fingerprint of a request.
     *
     * @param request its body can be read again
     * @return SHA-256 of method, path and params, or of the bytes of a body that holds no params; 64 hexadecimal digits
     * @throws io.matricula.http.BadRequestException if the params cannot be read
     * @throws IOException if the client went away
     */
    String of(HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        if (type == null || READABLE.matcher(type).matches()) {
            return of(request.getMethod(), request.getRequestURI(), trees.ofBoth(request));
        }
        String body = HexFormat.of().formatHex(request.getInputStream().readAllBytes());
        return of(request.getMethod(), request.getRequestURI(), String.valueOf(request.getQueryString()), type, body);
    }

    /**
     * The fingerprint of a request whose params are read.
     *
     * @param method of HTTP
     * @param path without a query
     * @param params one tree
     * @return 64 hexadecimal digits
     */
    static String of(String method, String path, JsonNode params) {
        return new Digest().add(method).add(path).add(params).hex();
    }

    /**
     * The hash of some texts.
     *
     * @param texts in their order
     * @return 64 hexadecimal digits
     */
    static String of(String... texts) {
        Digest digest = new Digest();
        for (String text : texts) {
            digest.add(text);
        }
        return digest.hex();
    }

    /** Each part goes in with its length or end, so that no two sequences of parts have the same bytes. */
    private static final class Digest {

        private final MessageDigest sha256;

        Digest() {
            try {
                this.sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }

        Digest add(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            sha256.update(bytes);
            return this;
        }

        /** A value as text: a form cannot tell a number from one. */
        Digest add(JsonNode node) {
            if (node instanceof ObjectNode hash) {
                sha256.update((byte) '{');
                TreeMap<String, JsonNode> sorted = new TreeMap<>();
                hash.properties().forEach(property -> sorted.put(property.getKey(), property.getValue()));
                sorted.forEach((key, value) -> add(key).add(value));
                sha256.update((byte) '}');
            } else if (node.isArray()) {
                sha256.update((byte) '[');
                node.forEach(this::add);
                sha256.update((byte) ']');
            } else if (node.isNull()) {
                sha256.update((byte) '-');
            } else {
                add(node.asString());
            }
            return this;
        }

        String hex() {
            return HexFormat.of().formatHex(sha256.digest());
        }
    }
}
