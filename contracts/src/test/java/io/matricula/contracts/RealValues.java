package io.matricula.contracts;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A contract is also a stub, which matches fixed values; a server hands out others. What a contract writes stands for
 * what this server gave:
 *
 * <ul>
 *   <li>{@code Authorization: Bearer sandbox-advanced-tutor} for a token of that application,
 *   <li>{@code Authorization: Bearer andre} for a token of that person, who signed in by sandbox-public,
 *   <li>the cookie {@code SESSION=andre} for the session of that person,
 *   <li>{@code /users/.../jeanne.jpg} for the address of the picture that this person is then given,
 *   <li>{@code If-None-Match} with any tag for the tag that the record has now,
 *   <li>{@code Content-Length} for a body filled up with blanks to that many bytes,
 *   <li>{@code Idempotency-Key: sent-before} for a key with which the same request was sent once before,
 *   <li>{@code Idempotency-Key: of-another-request} for one with which another request was,
 *   <li>{@code Idempotency-Key: being-served} for one with which another request is sent at the same time.
 * </ul>
 */
class RealValues implements Filter {

    private static final Pattern NAME = Pattern.compile("Bearer (sandbox-[a-z-]+|andre|jeanne)");
    private static final Pattern PICTURE = Pattern.compile("/users/[0-9a-f]+/(?:[a-z]+_)?([a-z]+)\\.jpg");
    private static final String ESCAPED_PERCENT_SIGN = "%25";
    private static final String CALLBACK = "http://127.0.0.1:3000/callback";
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification answer, FilterContext context) {
        withToken(request);
        withSession(request);
        withPicture(request);
        withCurrentTag(request);
        withDeclaredLength(request);
        withUsedKey(request);
        if (request.getURI().contains(ESCAPED_PERCENT_SIGN)) {
            return asWritten(request);
        }
        if ("being-served".equals(request.getHeaders().getValue("Idempotency-Key"))) {
            List<HeldRequest> held = HeldRequest.onEachServer(request);
            try {
                return context.next(request, answer);
            } finally {
                held.forEach(HeldRequest::close);
            }
        }
        return context.next(request, answer);
    }

    /** RestAssured takes no address for escaped already. */
    private static Response asWritten(FilterableRequestSpecification request) {
        return given().noFilters()
                .urlEncodingEnabled(false)
                .headers(request.getHeaders())
                .get(request.getURI().replace(ESCAPED_PERCENT_SIGN, "%"));
    }

    private static void withToken(FilterableRequestSpecification request) {
        Matcher name = NAME.matcher(String.valueOf(request.getHeaders().getValue("Authorization")));
        if (name.matches()) {
            request.replaceHeader("Authorization", "Bearer " + token(name.group(1)));
        }
    }

    private static String token(String name) {
        return TOKENS.computeIfAbsent(
                name, asked -> asked.startsWith("sandbox-") ? ofApplication(asked) : ofPerson(asked));
    }

    private static String ofApplication(String uid) {
        return exchanged(Map.of("grant_type", "client_credentials", "client_id", uid));
    }

    private static String ofPerson(String login) {
        String sentTo = given().noFilters()
                .redirects()
                .follow(false)
                .cookie("SESSION", session(login))
                .queryParam("response_type", "code")
                .queryParam("client_id", "sandbox-public")
                .queryParam("redirect_uri", CALLBACK)
                .get("/oauth/authorize")
                .header("Location");
        return exchanged(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "sandbox-public",
                "redirect_uri",
                CALLBACK,
                "code",
                sentTo.replaceFirst(".*[?&]code=([^&]+).*", "$1")));
    }

    private static String exchanged(Map<String, String> params) {
        return given().noFilters()
                .formParams(params)
                .formParam("client_secret", "sandbox")
                .post("/oauth/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static String session(String login) {
        return given().noFilters()
                .redirects()
                .follow(false)
                .formParam("username", login)
                .formParam("password", "sandbox")
                .post("/login")
                .cookie("SESSION");
    }

    private static void withSession(FilterableRequestSpecification request) {
        String written = request.getCookies().getValue("SESSION");
        if (written != null) {
            request.removeCookie("SESSION").cookie("SESSION", session(written));
        }
    }

    private static void withPicture(FilterableRequestSpecification request) {
        Matcher path = PICTURE.matcher(request.getDerivedPath());
        if (path.matches()) {
            given().noFilters()
                    .header("Authorization", "Bearer " + token("sandbox-advanced-tutor"))
                    .multiPart("user[image]", "picture.png", RealValues.class.getResourceAsStream("/picture.png"))
                    .patch("/v2/users/" + path.group(1))
                    .then()
                    .statusCode(204);
        }
    }

    private static void withCurrentTag(FilterableRequestSpecification request) {
        if (request.getHeaders().hasHeaderWithName("If-None-Match")) {
            RequestSpecification plain =
                    given().noFilters().urlEncodingEnabled(false); // the address is encoded already
            String token = request.getHeaders().getValue("Authorization");
            String tag = (token == null ? plain : plain.header("Authorization", token))
                    .get(request.getURI())
                    .header("ETag");
            request.replaceHeader("If-None-Match", tag);
        }
    }

    private static void withDeclaredLength(FilterableRequestSpecification request) {
        String declared = request.getHeaders().getValue("Content-Length");
        if (declared != null) {
            String body = request.getBody() == null ? "" : request.getBody();
            request.removeHeader("Content-Length");
            request.body(body + " ".repeat(Integer.parseInt(declared) - body.length()));
        }
    }

    private static void withUsedKey(FilterableRequestSpecification request) {
        String key = String.valueOf(request.getHeaders().getValue("Idempotency-Key"));
        if (key.equals("sent-before")) {
            send(request, "");
        } else if (key.equals("of-another-request")) {
            send(request, "?comment=1");
        }
    }

    private static void send(FilterableRequestSpecification request, String query) {
        Object body = request.getBody();
        RequestSpecification before = given().noFilters().headers(request.getHeaders());
        (body == null ? before : before.body(body))
                .post(request.getURI() + query)
                .then()
                .statusCode(anyOf(equalTo(200), equalTo(201)));
    }
}
