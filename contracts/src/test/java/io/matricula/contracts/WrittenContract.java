package io.matricula.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * A contract as its file says it.
 *
 * @param name {@code intra/users/shouldCreateAUser}
 * @param request what is sent
 * @param response what is answered
 */
record WrittenContract(String name, Map<String, Object> request, Map<String, Object> response) {

    static final Path DIRECTORY = Path.of("src/contracts");

    /** Those of one API, or of all under the empty name. */
    static List<WrittenContract> of(String api) {
        try (Stream<Path> files = Files.walk(DIRECTORY.resolve(api))) {
            return files.filter(Files::isRegularFile).map(WrittenContract::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static WrittenContract read(Path file) {
        try {
            return parse(DIRECTORY.relativize(file).toString().replaceFirst("\\.yml$", ""), Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static WrittenContract parse(String name, String text) {
        Map<String, Map<String, Object>> contract = new Yaml().load(text);
        return new WrittenContract(name, contract.get("request"), contract.get("response"));
    }

    String method() {
        return request.get("method").toString();
    }

    /** With the query, if that stands in the address. */
    String target() {
        return request.getOrDefault("url", request.get("urlPath")).toString();
    }

    String path() {
        return target().replaceFirst("\\?.*", "");
    }

    String status() {
        return response.get("status").toString();
    }

    /** The headers of one side. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> headers(Map<String, Object> side) {
        return (Map<String, Object>) side.getOrDefault("headers", Map.of());
    }

    /** The body of one side as text; null for none. */
    static String body(Map<String, Object> side) {
        Object body = side.get("body");
        try {
            return body == null || body instanceof String ? (String) body : new ObjectMapper().writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
