package io.matricula.contracts;

import static io.restassured.RestAssured.given;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A contract is also a stub, which matches fixed values; a server hands out others. What a contract writes stands for
 * what this server gave:
 *
 * <ul>
 *   <li>{@code Authorization: Bearer sandbox-advanced-tutor} for a token of that application,
 *   <li>{@code If-None-Match} with any tag for the tag that the record has now,
 *   <li>{@code Content-Length} for a body filled up with blanks to that many bytes,
 *   <li>{@code Idempotency-Key: sent-before} for a key with which the same request was sent once before,
 *   <li>{@code Idempotency-Key: of-another-request} for one with which another request was.
 * </ul>
 */
class RealValues implements Filter {

    private static final String APPLICATION = "Bearer sandbox-";
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification answer, FilterContext context) {
        withToken(request);
        withCurrentTag(request);
        withDeclaredLength(request);
        withUsedKey(request);
        return context.next(request, answer);
    }

    private static void withToken(FilterableRequestSpecification request) {
        String written = request.getHeaders().getValue("Authorization");
        if (written != null && written.startsWith(APPLICATION)) {
            String application = written.substring("Bearer ".length());
            request.replaceHeader(
                    "Authorization", "Bearer " + TOKENS.computeIfAbsent(application, RealValues::tokenOf));
        }
    }

    private static String tokenOf(String application) {
        return given().noFilters()
                .formParam("grant_type", "client_credentials")
                .formParam("client_id", application)
                .formParam("client_secret", "sandbox")
                .post("/oauth/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static void withCurrentTag(FilterableRequestSpecification request) {
        if (request.getHeaders().hasHeaderWithName("If-None-Match")) {
            String tag = given().noFilters()
                    .urlEncodingEnabled(false) // the address is encoded already
                    .header("Authorization", request.getHeaders().getValue("Authorization"))
                    .get(request.getURI())
                    .header("ETag");
            request.replaceHeader("If-None-Match", tag);
        }
    }

    private static void withDeclaredLength(FilterableRequestSpecification request) {
        String declared = request.getHeaders().getValue("Content-Length");
        if (declared != null) {
            String body = request.getBody();
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
        given().noFilters()
                .headers(request.getHeaders())
                .body(request.<Object>getBody())
                .post(request.getURI() + query)
                .then()
                .statusCode(201);
    }
}
