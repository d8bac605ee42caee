package io.matricula.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operation of the server, driven by wrk over keep-alive connections.
 *
 * @param name what it is
 * @param method the verb
 * @param url with {@code {n}} for a number that was never sent before
 * @param body a file of {@code benchmark/}; null for none
 * @param token of the caller
 * @param first the number to begin a run with
 * @param among how many numbers there are, from the first on; 0 for as many as are needed
 * @param perSecond requests to send in a second, whatever becomes of them; 0 for as many as are answered
 * @param connections over which it is sent
 */
record Operation(
        String name,
        String method,
        String url,
        String body,
        String token,
        Supplier<Long> first,
        int among,
        double perSecond,
        int connections)
        implements Measured {

    private static final Path FILES = Path.of("src/test/resources/benchmark");
    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
    private static final Pattern PER_SECOND = Pattern.compile("Requests/sec: +([\\d.]+)");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Map<String, Double> MILLIS = Map.of("us", 0.001, "ms", 1.0, "s", 1_000.0, "m", 60_000.0);

    /** So many connections that nearly each request is sent when it is due, and not when another one is answered. */
    private static final int CONNECTIONS_OF_A_RATE = 64;

    Operation(String name, String method, String url, String body, String token, Supplier<Long> first) {
        this(name, method, url, body, token, first, 0, 0, CONNECTIONS);
    }

    /** The same at a rate of its own. */
    Operation at(double perSecond) {
        return new Operation(name, method, url, body, token, first, among, perSecond, CONNECTIONS_OF_A_RATE);
    }

    /** The same with so many numbers, again and again. */
    Operation among(int numbers) {
        return new Operation(name, method, url, body, token, first, numbers, perSecond, connections);
    }

    /** The same over so many connections. */
    Operation over(int count) {
        return new Operation(name, method, url, body, token, first, among, perSecond, count);
    }

    @Override
    public Sample run(int seconds) throws IOException, InterruptedException {
        String path = url.replaceFirst("http://[^/]*", "");
        String type = body != null && body.endsWith(".form") ? "application/x-www-form-urlencoded" : "application/json";
        List<String> command = new ArrayList<>(List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s"));
        command.addAll(
                List.of("--latency", "-s", FILES.resolve("request.lua").toString(), url.replace("{n}", "1"), "--"));
        command.addAll(
                List.of(method, path, body == null ? "-" : FILES.resolve(body).toString(), type, token));
        command.add(first.get().toString());
        command.add(Integer.toString(among));
        command.add(Double.toString(perSecond == 0 ? 0 : connections / perSecond * 1_000));
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (wrk.waitFor() != 0) {
            throw new IOException(printed);
        }
        long refused = REFUSED.matcher(printed).find() ? (long) number(REFUSED, printed) : 0;
        return new Sample(
                (long) number(REQUESTS, printed),
                refused,
                number(PER_SECOND, printed),
                percentile("50", printed),
                percentile("99", printed));
    }

    private static double number(Pattern pattern, String printed) throws IOException {
        Matcher found = pattern.matcher(printed);
        if (!found.find()) {
            throw new IOException("wrk printed something else: " + printed);
        }
        return Double.parseDouble(found.group(1));
    }

    private static double percentile(String percent, String printed) throws IOException {
        Matcher found =
                Pattern.compile(" " + percent + "% +([\\d.]+)(us|ms|s|m)").matcher(printed);
        if (!found.find()) {
            throw new IOException("wrk printed no percentiles: " + printed);
        }
        return Double.parseDouble(found.group(1)) * MILLIS.get(found.group(2));
    }
}
