package io.matricula.contracts;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.json.JSONException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;
import org.springframework.boot.json.JsonWriter;

/**
 * What somebody has who has nothing but the stubs jar and WireMock: each request that a contract in the jar speaks of gets
 * the answer of that contract. The jar is unpacked, and WireMock started, as README.md says.
 */
class PlainStubsIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path directory;

    private static Path stubs;
    private static WireMockServer server;

    @BeforeAll
    static void startOnTheJar() throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(System.getProperty("stubs.jar")));
                Stream<Path> files = Files.walk(jar.getPath("/"))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path copy = directory.resolve(file.toString().substring(1));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        try (Stream<Path> versions = Files.list(directory.resolve("META-INF/io.matricula/matricula-contracts"))) {
            stubs = versions.findFirst().orElseThrow();
        }
        server = new WireMockServer(options().dynamicPort().usingFilesUnderDirectory(stubs.toString()));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    static List<WrittenContract> contracts() {
        return WrittenContract.below(stubs.resolve("contracts"));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void answersTheRequestOfTheContract(WrittenContract contract) throws Exception {
        HttpResponse<String> answer = HTTP.send(request(contract.request()), BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as(answer.body())
                .isEqualTo(contract.response().get("status"));
        assertBody(contract.response().get("body"), answer.body());
    }

    private static HttpRequest request(Map<String, Object> written) {
        Map<?, ?> headers = (Map<?, ?>) written.getOrDefault("headers", Map.of());
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(server.baseUrl() + written.getOrDefault("url", written.get("urlPath")) + query(written)));
        headers.forEach((name, value) -> {
            if (!name.equals("Content-Length") && !String.valueOf(value).equals("multipart/form-data")) {
                request.header(name.toString(), value.toString());
            }
        });
        ((Map<?, ?>) written.getOrDefault("cookies", Map.of()))
                .forEach((name, value) -> request.header("Cookie", name + "=" + value));
        String body = body(written);
        Object length = headers.get("Content-Length");
        String sent = length == null ? body : body + " ".repeat(Integer.parseInt(length.toString()) - body.length());
        if (written.get("multipart") != null) {
            request.header("Content-Type", "multipart/form-data; boundary=x");
        }
        return request.method(
                        written.get("method").toString(),
                        sent.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(sent))
                .build();
    }

    private static String query(Map<String, Object> written) {
        Map<?, ?> params = (Map<?, ?>) written.getOrDefault("queryParameters", Map.of());
        return params.entrySet().stream()
                .map(param -> encoded(param.getKey()) + "=" + encoded(param.getValue()))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("&"), query -> query.isEmpty() ? "" : "?" + query));
    }

    private static String encoded(Object text) {
        return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
    }

    private static String body(Map<String, Object> written) {
        if (written.get("multipart") instanceof Map<?, ?> parts) {
            return multipart(parts);
        }
        Object body = written.get("body");
        return body == null || body instanceof String ? String.valueOf(body == null ? "" : body) : json(body);
    }

    private static String multipart(Map<?, ?> parts) {
        StringBuilder body = new StringBuilder();
        ((Map<?, ?>) parts.get("params"))
                .forEach((name, value) -> body.append(
                        "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(name, value)));
        for (Object named : (Iterable<?>) parts.get("named")) {
            Map<?, ?> file = (Map<?, ?>) named;
            body.append("--x\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(file.get("paramName"), file.get("fileName"), file.get("fileContent")));
        }
        return body.append("--x--\r\n").toString();
    }

    private static String json(Object value) {
        return JsonWriter.standard().writeToString(value);
    }

    private static void assertBody(Object expected, String body) {
        if (expected == null) {
            assertThat(body).isEmpty();
        } else if (expected instanceof String text) {
            assertThat(body).isEqualTo(text);
        } else {
            try {
                JSONAssert.assertEquals(json(expected), body, JSONCompareMode.STRICT);
            } catch (JSONException notJson) {
                throw new AssertionError(body, notJson);
            }
        }
    }
}
