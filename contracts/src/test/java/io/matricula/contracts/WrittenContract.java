package io.matricula.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        return below(DIRECTORY).stream()
                .filter(contract -> contract.name().startsWith(api))
                .toList();
    }

    /** Those of all files in a directory and those in it. */
    static List<WrittenContract> below(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .flatMap(file -> in(directory, file).stream())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A file has one, called as itself, or several, each with a name of its own. */
    private static List<WrittenContract> in(Path directory, Path file) {
        String path = directory.relativize(file).toString().replaceFirst("\\.yml$", "");
        try (Reader text = Files.newBufferedReader(file)) {
            List<WrittenContract> contracts = new ArrayList<>();
            new Yaml().loadAll(text).forEach(document -> contracts.add(of(path, (Map<?, ?>) document)));
            return contracts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static WrittenContract read(Path file) {
        return in(DIRECTORY, file).get(0);
    }

    static WrittenContract parse(String name, String text) {
        return of(name, new Yaml().load(text));
    }

    @SuppressWarnings("unchecked")
    private static WrittenContract of(String path, Map<?, ?> document) {
        Object own = document.get("name");
        return new WrittenContract(
                own == null ? path : path.replaceFirst("[^/]+$", own.toString()),
                (Map<String, Object>) document.get("request"),
                (Map<String, Object>) document.get("response"));
    }

    @Override
    public String toString() {
        return name;
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

    Optional<String> requestHeader(String header) {
        return headers(request).entrySet().stream()
                .filter(sent -> sent.getKey().equalsIgnoreCase(header))
                .map(sent -> sent.getValue().toString())
                .findFirst();
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
