package io.matricula.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the params of a request are written down, well or badly. */
enum FuzzForm {
    JSON,
    FORM,
    PARTS,
    QUERY,
    CUT,
    BROKEN_OFF,
    CHUNKED,
    CHUNKED_BROKEN_OFF,
    COLLIDING,
    DUPLICATE_KEYS,
    BROKEN_UTF_8,
    UTF_16,
    LATIN_1,
    OTHER_TYPE,
    NO_TYPE,
    NO_JSON;

    private static final ObjectMapper JSON_READER = new ObjectMapper();
    private static final String JSON_TYPE = "application/json";

    /** Query, content type and body; the type is null for none. */
    record Written(String query, String contentType, byte[] bytes) {}

    /** Whether it is tried where no body belongs, too. */
    boolean isOdd() {
        return this == CUT || isChunked() || isBrokenOff() || this == NO_TYPE;
    }

    boolean isChunked() {
        return this == CHUNKED || this == CHUNKED_BROKEN_OFF;
    }

    /** Whether the connection ends before the body does. */
    boolean isBrokenOff() {
        return this == BROKEN_OFF || this == CHUNKED_BROKEN_OFF;
    }

    Written write(ObjectNode tree) {
        if (tree.isEmpty()) {
            return new Written("", null, new byte[0]);
        }
        String json = tree.toString();
        return switch (this) {
            case FORM -> body("application/x-www-form-urlencoded", query(tree));
            case PARTS -> body("multipart/form-data; boundary=fuzz", parts(tree));
            case QUERY -> inTheQuery(tree);
            case CUT -> body(JSON_TYPE, json.substring(0, json.length() / 2));
            case COLLIDING -> body("application/x-www-form-urlencoded", colliding(tree));
            case DUPLICATE_KEYS ->
                body(JSON_TYPE, "{" + "\"" + tree.fieldNames().next() + "\":1," + json.substring(1));
            case BROKEN_UTF_8 ->
                new Written(
                        "", JSON_TYPE, json.replaceFirst("\":", "\u00c3(\":").getBytes(StandardCharsets.ISO_8859_1));
            case UTF_16 -> body(JSON_TYPE + "; charset=utf-16", json, StandardCharsets.UTF_16);
            case LATIN_1 -> body(JSON_TYPE + "; charset=iso-8859-1", json, StandardCharsets.ISO_8859_1);
            case OTHER_TYPE -> body("text/csv", json);
            case NO_TYPE -> new Written("", null, json.getBytes(StandardCharsets.UTF_8));
            case NO_JSON -> body(JSON_TYPE, "\"" + json.length() + "\"");
            default -> body(JSON_TYPE, json);
        };
    }

    /** As much as a head has room for; the rest is a form. */
    private static Written inTheQuery(ObjectNode tree) {
        String query = query(tree);
        boolean fits = query.length() < 60_000;
        return fits ? new Written(query, null, new byte[0]) : body("application/x-www-form-urlencoded", query);
    }

    private static Written body(String type, String text) {
        return body(type, text, StandardCharsets.UTF_8);
    }

    private static Written body(String type, String text, Charset charset) {
        return new Written("", type, text.getBytes(charset));
    }

    private static String query(ObjectNode tree) {
        return pairs(tree).stream()
                .map(pair -> pair.getKey() + "=" + escaped(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Half a surrogate too, of which an encoder would make a question mark. */
    private static String escaped(String text) {
        return text.codePoints()
                .mapToObj(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                        ? "%%%02X%%%02X%%%02X".formatted(0xe0 | c >> 12, 0x80 | c >> 6 & 0x3f, 0x80 | c & 0x3f)
                        : URLEncoder.encode(Character.toString(c), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    /** The first name stands for a hash, a list and a text at once. */
    private static String colliding(ObjectNode tree) {
        String name = tree.fieldNames().next();
        return query(tree) + "&" + name + "[]=1&" + name + "=1&" + name + "[x][][y]=1";
    }

    private static String parts(ObjectNode tree) {
        return pairs(tree).stream()
                .map(pair -> "--fuzz\r\nContent-Disposition: form-data; name=\"" + pair.getKey() + "\""
                        + (pair.getKey().contains("image") ? "; filename=\"a.jpg\"" : "") + "\r\n\r\n"
                        + pair.getValue() + "\r\n")
                .collect(Collectors.joining("", "", "--fuzz--\r\n"));
    }

    private static List<Map.Entry<String, String>> pairs(ObjectNode tree) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        tree.properties().forEach(field -> collect(field.getKey(), field.getValue(), pairs));
        return pairs;
    }

    private static void collect(String name, JsonNode value, List<Map.Entry<String, String>> pairs) {
        if (value.isObject()) {
            value.properties().forEach(field -> collect(name + "[" + field.getKey() + "]", field.getValue(), pairs));
        } else if (value.isArray()) {
            value.forEach(item -> collect(name + "[]", item, pairs));
        } else {
            pairs.add(Map.entry(name, text(value)));
        }
    }

    private static String text(JsonNode value) {
        if (!(value instanceof POJONode raw)) {
            return value.asText();
        }
        try {
            JsonNode read = JSON_READER.readTree(raw.toString());
            return read.isTextual() ? read.textValue() : raw.toString();
        } catch (JsonProcessingException tooDeep) {
            return raw.toString();
        }
    }
}
