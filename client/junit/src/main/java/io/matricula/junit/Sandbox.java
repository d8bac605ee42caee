package io.matricula.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running sandbox. Its credentials are those that the documentation gives away. */
public final class Sandbox {

    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    private Sandbox(String url) {
        this.url = url;
    }

    static Sandbox start() {
        int port = freePort();
        String url = "http://127.0.0.1:" + port;
        ServerProcess.start(port, url);
        Map.of(
                        "matricula.url", url,
                        "matricula.uid", "sandbox-advanced-tutor",
                        "matricula.secret", "sandbox",
                        "matricula.cloud-token", "sandbox-cloud-token")
                .forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
        return new Sandbox(url);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return its address without a slash at the end, such as {@code http://127.0.0.1:40123} */
    public String url() {
        return url;
    }

    /** Puts all data back to that of the first start; tokens stay valid. */
    public void reset() {
        send("/sandbox/reset", "", "Bearer " + operatorToken());
    }

    private String operatorToken() {
        String answer = send(
                "/oauth/token",
                "grant_type=client_credentials&client_id=sandbox-operator&client_secret=sandbox",
                "none");
        Matcher token = ACCESS_TOKEN.matcher(answer);
        if (!token.find()) {
            throw new IllegalStateException("The sandbox gave no token: " + answer);
        }
        return token.group(1);
    }

    private String send(String path, String form, String authorization) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", authorization)
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        "The sandbox answered " + answer.statusCode() + " to " + path + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while talking to the sandbox", e);
        }
    }
}
