package io.matricula;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.interaction.ApiOperationResolver;
import com.atlassian.oai.validator.model.ApiOperation;
import com.atlassian.oai.validator.model.ApiOperationMatch;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Whether {@code openapi/} describes what the server answered: the status, every header, the content type, the body. */
public final class DescribedTraffic {

    /** Those of HTTP itself, of CORS and of security, which no operation describes for itself. */
    private static final Set<String> OF_EVERY_ANSWER = anyCase(
            "Date",
            "Connection",
            "Keep-Alive",
            "Transfer-Encoding",
            "Content-Length",
            "Content-Type",
            "Content-Language",
            "Content-Disposition",
            "Cache-Control",
            "Pragma",
            "Vary",
            "ETag",
            "Accept-Ranges",
            "Last-Modified",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Content-Security-Policy",
            "Referrer-Policy",
            "Access-Control-Allow-Origin",
            "Access-Control-Allow-Credentials",
            "Access-Control-Expose-Headers");

    private static volatile int excused;

    private static final Map<String, DescribedTraffic> DESCRIPTIONS = new ConcurrentHashMap<>();

    private final ApiOperationResolver operations;
    private final OpenApiInteractionValidator validator;

    private DescribedTraffic(OpenAPI description) {
        this.operations = new ApiOperationResolver(description, null, false);
        this.validator = OpenApiInteractionValidator.createFor(description)
                // tests also send what is to be refused
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request", Level.IGNORE)
                        .build())
                .build();
    }

    /** As the file is written, or a copy of it that was changed. */
    static DescribedTraffic of(OpenAPI description) {
        return new DescribedTraffic(description);
    }

    static OpenAPI read(String index) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        options.setResolveFully(true);
        options.setResolveCombinators(false);
        return new OpenAPIV3Parser()
                .readLocation(Path.of("../openapi", index).toUri().toString(), null, options)
                .getOpenAPI();
    }

    /** Lets one status pass meanwhile: a test that breaks the server needs this. */
    public static void excusing(int status, Runnable meanwhile) {
        excused = status;
        try {
            meanwhile.run();
        } finally {
            excused = 0;
        }
    }

    /** Fails unless the contract describes this, if it is a request of an API at all. */
    public static void check(Exchange exchange) {
        String path = tidy(exchange.target());
        String index = indexOf(path);
        if (index != null && exchange.status() != excused) {
            List<String> complaints =
                    DESCRIPTIONS.computeIfAbsent(index, file -> of(read(file))).complaints(exchange, path);
            ChecksSummary.add("validator-checked exchanges", 1);
            if (!complaints.isEmpty()) {
                throw new AssertionError(
                        "openapi/" + index + " does not describe this: " + complaints + "\n" + exchange);
            }
        }
    }

    /** The server takes paths with such flaws. */
    private static String tidy(String target) {
        return target.replaceFirst("[?#].*", "")
                .replaceAll("/{2,}", "/")
                .replaceFirst("(?<=.)/$", "")
                .replaceFirst("^(/v2/.+)\\.json$", "$1");
    }

    private static String indexOf(String path) {
        if (path.startsWith("/integration/")) {
            return "learningcloud.yaml";
        }
        if (path.startsWith("/operations/") || path.matches("/sandbox|/sandbox/reset|/livez|/readyz")) {
            return "operations.yaml";
        }
        return path.matches("/(v2|oauth|users)/.*|/login") ? "intra.yaml" : null;
    }

    List<String> complaints(Exchange exchange, String path) {
        boolean isHead = exchange.method().equals("HEAD");
        ApiOperationMatch match =
                operations.findApiOperation(path, Request.Method.valueOf(isHead ? "GET" : exchange.method()));
        if (exchange.method().equals("OPTIONS") || isRefusedUnread(exchange)) {
            return List.of();
        }
        if (!match.isPathFound()) {
            return exchange.status() == 404 ? List.of() : List.of("there is no such path, so the status is 404");
        }
        if (!match.isOperationAllowed()) {
            return exchange.status() == 405 && exchange.headers().containsKey("Allow")
                    ? List.of()
                    : List.of("there is no such operation, so the status is 405 with Allow");
        }
        List<String> complaints = new ArrayList<>(headers(exchange, match.getApiOperation()));
        if (!isHead) {
            complaints.addAll(body(exchange, path));
        }
        return complaints;
    }

    /** What is not even a request is refused by the web server, whatever it asks for. */
    private static boolean isRefusedUnread(Exchange exchange) {
        return exchange.status() == 400 && exchange.body().contains("\"message\":\"The request cannot be served\"");
    }

    private List<String> headers(Exchange exchange, ApiOperation operation) {
        ApiResponse described = operation.getOperation().getResponses().get(String.valueOf(exchange.status()));
        if (described == null) {
            return List.of("status " + exchange.status() + " is not described");
        }
        Set<String> all = anyCase(OF_EVERY_ANSWER.toArray(String[]::new));
        if (described.getHeaders() != null) {
            all.addAll(described.getHeaders().keySet());
        }
        return exchange.headers().keySet().stream()
                .filter(header -> !all.contains(header))
                .map(header -> "header " + header + " is not described")
                .toList();
    }

    private List<String> body(Exchange exchange, String path) {
        SimpleResponse.Builder answer = SimpleResponse.Builder.status(exchange.status());
        exchange.headers().forEach(answer::withHeader);
        if (!exchange.body().isEmpty()) {
            answer.withBody(exchange.body());
        }
        ValidationReport report =
                validator.validateResponse(path, Request.Method.valueOf(exchange.method()), answer.build());
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == Level.ERROR)
                .map(message -> message.getKey() + " " + message.getMessage())
                .toList();
    }

    private static Set<String> anyCase(String... names) {
        Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all.addAll(List.of(names));
        return all;
    }
}
