package io.matricula.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.matricula.Exchange;
import io.matricula.ServerTest;
import io.matricula.TestClient;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A picture from upload to download. */
@ServerTest
class UserImageTest {

    private static final byte[] PICTURE = Pictures.png(Pictures.noise(400, 200));
    private static final String HASH = ContentHash.of(PICTURE);
    private static final String BASE64 = Base64.getEncoder().encodeToString(PICTURE);

    private static final String USER = """
            {"user":{"email":"lando@example.org","login":"lando","first_name":"Lando","last_name":"Calrissian",
             "kind":"student","pool_year":"2017","pool_month":"may","campus_id":"2","image":%s}}""";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ImageProcessing processing;

    @Autowired
    private ImageRepository images;

    private TestClient tutor;

    @BeforeEach
    void connect() {
        tutor = TestClient.as("sandbox-advanced-tutor", port);
    }

    private static String user(String image) {
        return USER.formatted(image == null ? "null" : "\"" + image + "\"");
    }

    private void createLando() {
        tutor.post("/v2/users", user(BASE64)).is(201);
    }

    private HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder builder) {
        try {
            HttpRequest request = builder.build();
            HttpResponse<byte[]> answer = HTTP.send(request, BodyHandlers.ofByteArray());
            Exchange.of(request, "", answer).seen();
            return answer;
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private List<String> addresses() {
        String user = tutor.get("/v2/users/lando").is(200).body();
        List<String> paths = new ArrayList<>();
        paths.add(JsonPath.read(user, "$.image.link"));
        for (String version : List.of("large", "medium", "small", "micro")) {
            paths.add(JsonPath.read(user, "$.image.versions." + version));
        }
        return paths.stream().map(address -> URI.create(address).getPath()).toList();
    }

    private long stored() {
        return jdbc.sql("select count(*) from user_images").query(Long.class).single();
    }

    private void assertLandoIsShown() {
        assertThat(addresses())
                .allMatch(path -> get(path).statusCode() == 200)
                .element(0)
                .isEqualTo("/users/" + HASH + "/lando.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data:image/png;base64,", "data:;base64,"})
    void comesInsideJson(String beginning) {
        tutor.post("/v2/users", user(beginning + BASE64)).is(201);
        assertLandoIsShown();
    }

    @Test
    void comesInsideAForm() {
        String form =
                "user[email]=lando@example.org&user[login]=lando&user[first_name]=Lando&user[last_name]=Calrissian"
                        + "&user[kind]=student&user[pool_year]=2017&user[pool_month]=may&user[campus_id]=2&user[image]="
                        + URLEncoder.encode("data:image/png;base64," + BASE64, StandardCharsets.UTF_8);
        assertThat(post("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.US_ASCII))
                        .statusCode())
                .isEqualTo(201);
        assertLandoIsShown();
    }

    @Test
    void comesAsAFile() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (String param : List.of(
                "email=lando@example.org",
                "login=lando",
                "first_name=Lando",
                "last_name=Calrissian",
                "kind=student",
                "pool_year=2017",
                "pool_month=may",
                "campus_id=2")) {
            String[] pair = param.split("=");
            body.writeBytes(part("name=\"user[" + pair[0] + "]\"", pair[1].getBytes(StandardCharsets.UTF_8)));
        }
        body.writeBytes(part("name=\"user[image]\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg", PICTURE));
        body.writeBytes("--cut--\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(post("multipart/form-data; boundary=cut", body.toByteArray()).statusCode())
                .isEqualTo(201);
        assertLandoIsShown();
    }

    private static byte[] part(String disposition, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(("--cut\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return part.toByteArray();
    }

    private HttpResponse<byte[]> post(String contentType, byte[] body) {
        String token = JsonPath.read(
                new String(
                        send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/oauth/token"))
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(BodyPublishers.ofString("grant_type=client_credentials"
                                                + "&client_id=sandbox-advanced-tutor&client_secret=sandbox")))
                                .body(),
                        StandardCharsets.UTF_8),
                "$.access_token");
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v2/users"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    @ParameterizedTest
    @CsvSource({"'', 400, 200", "large_, 400, 200", "medium_, 300, 150", "small_, 150, 75", "micro_, 50, 25"})
    void hasAnAddressForEachSize(String version, int width, int height) {
        createLando();
        HttpResponse<byte[]> answer = get("/users/" + HASH + "/" + version + "lando.jpg");
        BufferedImage shown = Pictures.read(answer.body());
        assertThat(List.of(shown.getWidth(), shown.getHeight())).containsExactly(width, height);
    }

    @Test
    void isKeptByCachesForAYear() {
        createLando();
        HttpResponse<byte[]> answer = get("/users/" + HASH + "/lando.jpg");
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("image/jpeg");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("public, max-age=31536000, immutable");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("ETag")).containsExactly("W/\"" + ContentHash.of(answer.body()) + "\"");
    }

    @Test
    void isNotSentToWhoeverHasIt() {
        createLando();
        String etag = get("/users/" + HASH + "/lando.jpg")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpResponse<byte[]> answer = get("/users/" + HASH + "/lando.jpg", "If-None-Match", etag);
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().allValues("ETag")).containsExactly(etag);
    }

    @Test
    void isSentToWhoeverHasAnother() {
        createLando();
        assertThat(get("/users/" + HASH + "/lando.jpg", "If-None-Match", "W/\"0123\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users/HASH/nobody.jpg",
                "/users/HASH/jeanne.jpg",
                "/users/HASH/huge_lando.jpg",
                "/users/HASH/original_lando.jpg",
                "/users/HASH/lando.png",
                "/users/HASH/lando",
                "/users/HASH/.jpg",
                "/users/HASH/large_.jpg",
                "/users/HASH/l%C3%A4ndo.jpg",
                "/users/00000000000000000000000000000000/lando.jpg",
                "/users/null/lando.jpg",
                "/users/h%C3%A4sh/lando.jpg"
            })
    void isNowhereElse(String address) {
        createLando();
        HttpResponse<byte[]> answer = get(address.replace("HASH", HASH));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("{}");
    }

    @Test
    void isFoundForALoginThatBeginsLikeAVersion() {
        tutor.post("/v2/users", user(BASE64).replace("\"lando\"", "\"large_lando\""))
                .is(201);
        assertThat(get("/users/" + HASH + "/large_lando.jpg").statusCode()).isEqualTo(200);
        assertThat(get("/users/" + HASH + "/micro_large_lando.jpg").statusCode())
                .isEqualTo(200);
        assertThat(get("/users/" + HASH + "/lando.jpg").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void isNotThereWhenABlankWasSent(String blank) {
        tutor.post("/v2/users", user(blank)).is(201);
        assertThat(stored()).isZero();
    }

    @Test
    void isNotThereWhenNullWasSent() {
        tutor.post("/v2/users", user(null)).is(201);
        assertThat(JsonPath.<Object>read(tutor.get("/v2/users/lando").body(), "$.image.link"))
                .isNull();
        assertThat(stored()).isZero();
    }

    private void assertRefused(byte[] upload, String message) {
        tutor.post("/v2/users", user(Base64.getEncoder().encodeToString(upload)))
                .refuses("user[image]", message);
        assertThat(stored()).isZero();
        tutor.get("/v2/users/lando").is(404);
    }

    @Test
    void refusesLessThanTheLeastAndMoreThanTheMost() {
        assertRefused(Arrays.copyOf(PICTURE, 3071), "is too small (minimum is 3072 bytes)");
        assertRefused(Arrays.copyOf(PICTURE, 1_048_577), "is too big (maximum is 1048576 bytes)");
    }

    @Test
    void takesTheLeastAndTheMost() {
        byte[] small = Pictures.png(Pictures.noise(20, 20));
        for (int length : List.of(3072, 1_048_576)) {
            byte[] padded = Arrays.copyOf(small, length);
            tutor.post(
                            "/v2/users",
                            user(Base64.getEncoder().encodeToString(padded)).replace("lando", "lando" + length))
                    .is(201);
        }
        assertThat(stored()).isEqualTo(10);
    }

    @Test
    void refusesWhatIsNoImage() {
        assertRefused(new byte[4000], "must be a JPEG, PNG or GIF image");
    }

    @Test
    void refusesABomb() {
        assertRefused(Pictures.pngThatClaims(30_000, 30_000, 4096), "must be at most 8192 x 8192 pixels");
    }

    @Test
    void refusesADamagedImage() {
        assertRefused(Arrays.copyOf(PICTURE, PICTURE.length / 2), "is damaged and cannot be read");
    }

    @Test
    void isNamedBesideEveryOtherWrongParam() {
        String wrong = user(Base64.getEncoder().encodeToString(new byte[4000])).replace("student", "teacher");
        tutor.post("/v2/users", wrong).is(422, """
                {"error":"Unprocessable Entity",
                 "message":"Image must be a JPEG, PNG or GIF image, Kind is not included in the list",
                 "errors":{"user[image]":["must be a JPEG, PNG or GIF image"],
                 "user[kind]":["is not included in the list"]}}""");
    }

    @Test
    void takesThePlaceOfTheOneBefore() {
        createLando();
        byte[] other = Pictures.jpeg(Pictures.noise(60, 60));
        long lando = jdbc.sql("select id from users where login = 'lando'")
                .query(Long.class)
                .single();
        images.store(lando, processing.prepare(other));
        jdbc.sql("update users set image_hash = :hash where id = :id")
                .param("hash", ContentHash.of(other))
                .param("id", lando)
                .update();
        assertThat(stored()).isEqualTo(5);
        assertThat(get("/users/" + HASH + "/lando.jpg").statusCode()).isEqualTo(404);
        assertThat(Pictures.read(get("/users/" + ContentHash.of(other) + "/lando.jpg")
                                .body())
                        .getWidth())
                .isEqualTo(60);
    }

    @Test
    void isGoneOnceRemoved() {
        createLando();
        images.remove(jdbc.sql("select id from users where login = 'lando'")
                .query(Long.class)
                .single());
        assertThat(stored()).isZero();
        assertThat(get("/users/" + HASH + "/lando.jpg").statusCode()).isEqualTo(404);
    }
}
