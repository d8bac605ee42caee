package io.matricula.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/** Requests that no client sends by mistake, each of them one that must be refused, by what is wrong with it. */
final class HostileRequests {

    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String PARTS = "Content-Type: multipart/form-data; boundary=x\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
    private static final int MIB = 1024 * 1024;

    private final String authorization;
    private final Map<String, byte[]> requests = new LinkedHashMap<>();

    private HostileRequests(String token) {
        this.authorization = "Authorization: Bearer " + token + "\r\nX-Cloud-Auth-Token: sandbox-cloud-token\r\n";
    }

    /**
     * All of them.
     *
     * @param token of an application that may write people, so that nothing is refused for want of a role
     */
    static Map<String, byte[]> all(String token) {
        HostileRequests all = new HostileRequests(token);
        all.addPaths();
        all.addHeads();
        all.addSmuggled();
        all.addBodies();
        all.addParts();
        all.addImages();
        return all.requests;
    }

    private void addPaths() {
        for (String path : new String[] {
            "/v2/users/..;/users/1",
            "/v2/..;/operations/audit",
            "/v2/users/%2e%2e/users/1",
            "/v2/users%2f1",
            "/v2/users/%5c..",
            "/v2/users/\\..\\1",
            "/v2/users/%00",
            "/v2/users/1%00.json",
            "/v2/users/%c0%ae%c0%ae/",
            "/v2/users/%ff",
            "/v2/users/;x=y",
            "/v2;x/users",
            "/v2/users/1;jsessionid=1",
            "/./v2/users/1",
            "/v2/users/../../operations/audit",
            "/../../etc/passwd",
            "/openapi/../../application.yaml",
            "/openapi/%2e%2e/application.yaml",
            "/openapi/..%2fapplication.yaml",
            "/openapi/..;/application.yaml",
            "/webjars/../application.yaml",
            "/WEB-INF/web.xml",
            "/login/..;/v2/users",
            "/livez/..;/operations/audit",
            "/integration/ws/management/rest/users/..;/users",
            "/integration/ws/management/rest/users/%2e%2e/%2e%2e",
            "/users/x/%2e%2e/y",
            "/v2/users/%",
            "/v2/users/%u0041",
            "/v2/users/1#frag",
            "/v2/users/1 HTTP/1.1 x",
            "/v2/users/\u00e9",
            "/v2/users/\"<>",
            "/v2/users?filter[%00]=1",
            "/v2/users?sort=%ff",
            "/v2/users?page=99999999999999999999",
            "/v2/users?range[id]=1e999999999,2"
        }) {
            requests.put("path " + path, head("GET " + path, ""));
        }
        requests.put("path of 100 KB", head("GET /v2/users/" + "a".repeat(100_000), ""));
        requests.put("path of 20,000 segments", head("GET /v2/users/" + "a/".repeat(20_000), ""));
        requests.put("query of 200 KB", head("GET /v2/users?" + "a".repeat(200_000), ""));
        requests.put("query of 5,000 params", head("GET /v2/users?" + "a[b]=1&".repeat(5000), ""));
        requests.put("query 10,000 levels deep", head("GET /v2/users?a" + "[b]".repeat(10_000) + "=1", ""));
    }

    private void addHeads() {
        requests.put("header of 200 KB", head("GET /v2/users/1", "X-A: " + "a".repeat(200_000) + "\r\n"));
        requests.put("1,000 headers", head("GET /v2/users/1", "X-A: b\r\n".repeat(1000)));
        requests.put("header with NUL", head("GET /v2/users/1", "X-A: a\0b\r\n"));
        requests.put("header with a blank in its name", head("GET /v2/users/1", "X A: b\r\n"));
        requests.put("header with a bare CR", head("GET /v2/users/1", "X-A: b\rX-B: c\r\n"));
        requests.put("two hosts", head("GET /v2/users/1", "Host: other\r\n"));
        requests.put("no host", latin1("GET /v2/users/1 HTTP/1.1\r\n" + authorization + "\r\n"));
        requests.put("another host in the target", head("GET http://other/v2/users/1", ""));
        requests.put(
                "token of 100 KB",
                latin1("GET /v2/users/1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + "a.".repeat(50_000)
                        + "\r\n\r\n"));
        requests.put("key of 5,000 letters", head("POST /v2/users", "Idempotency-Key: " + "a".repeat(5000) + "\r\n"));
        requests.put("unknown expectation", head("POST /v2/users", "Expect: more\r\n"));
        requests.put("2,000 ranges", head("GET /openapi/intra.yaml", "Range: bytes=" + "0-,".repeat(2000) + "0-\r\n"));
        requests.put("TRACE", head("TRACE /v2/users", ""));
        requests.put("unknown method", head("FOO /v2/users", ""));
        requests.put("TLS", new byte[] {0x16, 0x03, 0x01, 0, (byte) 0xa5, 1, 0, 0, (byte) 0xa1, 3, 3, 13, 10, 13, 10});
        requests.put("HTTP/0.9", latin1("GET /v2/users/1\r\n\r\n"));
        requests.put("HTTP/2", latin1("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
        byte[] garbage = new byte[512];
        IntStream.range(0, garbage.length).forEach(at -> garbage[at] = (byte) (at * 7));
        requests.put("garbage", garbage);
    }

    /** Where two servers one behind the other may not agree on where a request ends. */
    private void addSmuggled() {
        String smuggled = "GET /v2/users/1 HTTP/1.1\r\nHost: x\r\n" + authorization + "\r\n";
        requests.put("length and chunks", keepAlive(JSON + CHUNKED + "Content-Length: 5\r\n", "0\r\n\r\n" + smuggled));
        requests.put("two lengths", keepAlive(JSON + "Content-Length: 2\r\nContent-Length: 5\r\n", "{}" + smuggled));
        requests.put("two lengths in one", keepAlive(JSON + "Content-Length: 2, 5\r\n", "{}" + smuggled));
        requests.put("length +2", keepAlive(JSON + "Content-Length: +2\r\n", "{}" + smuggled));
        requests.put("length -2", keepAlive(JSON + "Content-Length: -2\r\n", "{}" + smuggled));
        requests.put("length of 20 digits", keepAlive(JSON + "Content-Length: 99999999999999999999\r\n", "{}"));
        requests.put("length of 2 GiB", keepAlive(JSON + "Content-Length: 2147483648\r\n", "{}" + smuggled));
        requests.put("chunks twice", keepAlive(JSON + CHUNKED + CHUNKED, "0\r\n\r\n" + smuggled));
        requests.put("blank before the colon", keepAlive(JSON + "Transfer-Encoding : chunked\r\n", "0\r\n\r\n"));
        requests.put("vertical tab", keepAlive(JSON + "Transfer-Encoding: \u000bchunked\r\n", "0\r\n\r\n" + smuggled));
        for (String chunks : new String[] {
            "2;" + "a".repeat(20_000) + "\r\n{}\r\n0\r\n\r\n",
            "2;\nxx\r\n{}\r\n0\r\n\r\n",
            "-2\r\n{}\r\n0\r\n\r\n",
            "FFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n",
            "0x2\r\n{}\r\n0\r\n\r\n",
            "2\r\n{}0\r\n\r\n",
            "2\n{}\n0\n\nx",
            "2\r\n{}\r\n0\r\n" + "X: y\r\n".repeat(5000) + "\r\n"
        }) {
            requests.put("chunks " + chunks.substring(0, 5), keepAlive(JSON + CHUNKED, chunks + smuggled));
        }
        requests.put("folded header", keepAlive(JSON + "X-A: b\r\n Content-Length: 9\r\nContent-Length: 2\r\n", "{}"));
        requests.put(
                "bare LF",
                latin1("POST /v2/users HTTP/1.1\nHost: x\n" + authorization.replace("\r", "")
                        + "Content-Type: application/json\nContent-Length: 2\n\n{}"));
    }

    private void addBodies() {
        byte[] bomb = gzip(new byte[20 * MIB]);
        requests.put("gzip bomb", body("POST /v2/users", JSON + "Content-Encoding: gzip\r\n", bomb));
        requests.put("gzip bomb of a form", body("POST /v2/users", FORM + "Content-Encoding: gzip\r\n", bomb));
        requests.put("3 MiB", body("POST /v2/users", JSON, new byte[3 * MIB]));
        requests.put(
                "32 MiB in chunks",
                join(keepAlive(JSON + CHUNKED, ""), latin1(("100000\r\n" + " ".repeat(MIB) + "\r\n").repeat(32))));
        String keys = IntStream.range(0, 100_000)
                .mapToObj(key -> "\"k" + key + "\":1")
                .collect(Collectors.joining(","));
        json("100,000 keys", "{\"user\":{" + keys + "}}");
        form("100,000 keys of a form", keys.replace("\"", "").replace(':', '=').replace(',', '&'));
        json(
                "keys of one hash",
                "{\"user\":{"
                        + IntStream.range(0, 4000)
                                .mapToObj(HostileRequests::colliding)
                                .collect(Collectors.joining(":1,", "", ":1"))
                        + "}}");
        json("10,000 levels deep", "{\"user\":".repeat(10_000) + "1" + "}".repeat(10_000));
        json("10,000 lists deep", "{\"user\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");
        form("10,000 levels deep of a form", "user" + "[a]".repeat(10_000) + "=1");
        json("half a pair", "{\"user\":{\"first_name\":\"\\ud800\"}}");
        json("NUL", "{\"user\":{\"first_name\":\"\\u0000\"}}");
        for (String broken :
                new String[] {"\u00ff\u00fe", "\u00c0\u00ae", "\u00ed\u00a0\u0080", "\u00f5\u0080\u0080"}) {
            json("not UTF-8 " + (int) broken.charAt(0), "{\"user\":{\"first_name\":\"" + broken + "\"}}");
            form("form, not UTF-8 " + (int) broken.charAt(0), "user[first_name]=" + broken);
        }
        json("500,000 digits", "{\"user\":{\"pool_year\":" + "9".repeat(500_000) + "}}");
        json("1e999999999", "{\"user\":{\"user_candidature_attributes\":{\"max_level_logic\":1e999999999}}}");
        json("date in the year 999999999", "{\"user\":{\"user_candidature_attributes\":{\"birth_date\":1e15}}}");
    }

    private void json(String name, String body) {
        requests.put(name, body("POST /v2/users", JSON, latin1(body)));
    }

    private void form(String name, String body) {
        requests.put(name, body("POST /v2/users", FORM, latin1(body)));
    }

    private void addParts() {
        String part = "--x\r\nContent-Disposition: form-data; name=\"user[first_name]\"\r\n\r\n";
        parts("part without an end", part + "abc");
        parts("part that is not UTF-8", part + "\u00ff\r\n--x--\r\n");
        parts("30,000 parts", (part + "a\r\n").repeat(20_000) + "--x--\r\n");
        parts("part with a name of 500 KB", part.replace("user", "u".repeat(500_000)) + "a\r\n--x--\r\n");
        requests.put("no boundary", body("POST /v2/users", PARTS.replace("; boundary=x", ""), latin1(part)));
        requests.put(
                "boundary of 100 KB",
                body("POST /v2/users", PARTS.replace("=x", "=" + "x".repeat(100_000)), latin1(part)));
    }

    private void parts(String name, String body) {
        requests.put(name, body("POST /v2/users", PARTS, latin1(body)));
    }

    private void addImages() {
        byte[] bomb = pngThatClaims(30_000, 30_000);
        byte[] before =
                latin1("--x\r\nContent-Disposition: form-data; name=\"user[image]\"; filename=\"a.png\"\r\n\r\n");
        byte[] multipart = join(join(before, bomb), latin1("\r\n--x--\r\n"));
        requests.put("image of 30,000 x 30,000", body("PATCH /v2/users/1", PARTS, multipart));
        String base64 = Base64.getEncoder().encodeToString(bomb);
        requests.put(
                "image in JSON",
                body(
                        "PATCH /v2/users/1",
                        JSON,
                        latin1("{\"user\":{\"image\":\"data:image/png;base64," + base64 + "\"}}")));
        requests.put(
                "image that is none",
                body("PATCH /v2/users/1", JSON, latin1("{\"user\":{\"image\":\"" + "QUJD".repeat(2000) + "\"}}")));
    }

    /** The head of a PNG that is larger than any that is decoded, and a body that unpacks to 20 MiB. */
    private static byte[] pngThatClaims(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (java.util.zip.DeflaterOutputStream out = new java.util.zip.DeflaterOutputStream(packed)) {
            out.write(new byte[20 * MIB]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        return join(
                join(join(signature, chunk("IHDR", header.array())), chunk("IDAT", packed.toByteArray())),
                chunk("IEND", new byte[0]));
    }

    private static byte[] chunk(String type, byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(latin1(type));
        checksum.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(latin1(type))
                .put(content)
                .putInt((int) checksum.getValue())
                .array();
    }

    /** {@code Aa} and {@code BB} have one hash code, and so has each text made of them. */
    private static String colliding(int number) {
        return IntStream.range(0, 12)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining("", "\"", "\""));
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private byte[] head(String line, String headers) {
        return latin1(line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + authorization + headers + "\r\n");
    }

    private byte[] body(String line, String headers, byte[] body) {
        return join(head(line, headers + "Content-Length: " + body.length + "\r\n"), body);
    }

    private byte[] keepAlive(String headers, String rest) {
        return latin1("POST /v2/users HTTP/1.1\r\nHost: x\r\n" + authorization + headers + "\r\n" + rest);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
