package io.matricula.contracts;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The operations that a file of {@code openapi/} describes, and whether contracts agree with it. */
final class DescribedOperations {

    static final List<String> APIS = List.of("intra", "learningcloud", "operations");

    /** An operation: its id, where it is and what it may answer. */
    record Operation(String id, String method, String template, Set<String> statuses) {

        boolean isAt(String verb, String path) {
            return method.equals(verb) && path.matches(template.replaceAll("\\{[^}]+}", "[^/]+"));
        }

        long variables() {
            return template.chars().filter(c -> c == '{').count();
        }
    }

    private final List<Operation> operations = new ArrayList<>();
    private final OpenApiInteractionValidator validator;

    DescribedOperations(OpenAPI description) {
        description
                .getPaths()
                .forEach((template, path) -> path.readOperationsMap()
                        .forEach((method, operation) -> operations.add(new Operation(
                                operation.getOperationId(),
                                method.name(),
                                template,
                                operation.getResponses().keySet()))));
        validator = OpenApiInteractionValidator.createFor(description)
                .withLevelResolver(LevelResolver.create()
                        // tokens are names, and input is lenient in form: a number may be a string
                        .withLevel("validation.request.security", Level.IGNORE)
                        .withLevel("validation.request.accept", Level.IGNORE)
                        .withLevel("validation.request.body.schema.type", Level.IGNORE)
                        .withLevel("validation.request.body.schema.format", Level.IGNORE)
                        .withLevel("validation.request.body.schema.allOf", Level.IGNORE)
                        .withLevel("validation.request.body.schema.additionalProperties", Level.IGNORE)
                        .withLevel("validation.request.parameter.query.unexpected", Level.ERROR)
                        // not all that is answered stands in a contract, a version for example
                        .withLevel("validation.response.header", Level.IGNORE)
                        .withLevel("validation.response.body.missing", Level.IGNORE)
                        .build())
                .build();
    }

    /** The description of an API, every reference followed. */
    static OpenAPI read(String api) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        options.setResolveFully(true);
        options.setResolveCombinators(false);
        return new OpenAPIV3Parser()
                .readLocation(
                        Path.of(System.getProperty("openapi.directory", "../openapi"), api + ".yaml")
                                .toUri()
                                .toString(),
                        null,
                        options)
                .getOpenAPI();
    }

    List<Operation> all() {
        return operations;
    }

    /** The operation that a contract speaks of; of two, the one with more words of its own. */
    Optional<Operation> of(WrittenContract contract) {
        return operations.stream()
                .filter(candidate -> candidate.isAt(contract.method(), contract.path()))
                .min(Comparator.comparing(Operation::variables));
    }

    /** {@code getUser 404}, for each operation and status. */
    Set<String> answers() {
        Set<String> answers = new TreeSet<>();
        operations.forEach(
                operation -> operation.statuses().forEach(status -> answers.add(operation.id() + " " + status)));
        return answers;
    }

    /** What a contract says otherwise than the description. */
    List<String> complaints(WrittenContract contract) {
        if (of(contract).isEmpty()) {
            return List.of("there is no operation " + contract.method() + " " + contract.path());
        }
        Stream<ValidationReport.Message> ofRequest =
                contract.status().startsWith("2") && !"multipart".equals(form(contract))
                        ? validator.validateRequest(request(contract)).getMessages().stream()
                        : Stream.empty();
        Stream<ValidationReport.Message> ofResponse = validator
                .validateResponse(
                        contract.path(), Request.Method.valueOf(contract.method()), response(contract.response()))
                .getMessages()
                .stream();
        return Stream.concat(ofRequest, ofResponse)
                .filter(message -> message.getLevel() == Level.ERROR)
                .map(message -> message.getKey() + ": " + message.getMessage())
                .toList();
    }

    /** Brackets are no schema that a validator knows. */
    private static String form(WrittenContract contract) {
        String type = String.valueOf(WrittenContract.headers(contract.request()).get("Content-Type"));
        return type.contains("form") || contract.request().containsKey("multipart") ? "multipart" : type;
    }

    private static Request request(WrittenContract contract) {
        SimpleRequest.Builder request =
                new SimpleRequest.Builder(Request.Method.valueOf(contract.method()), contract.path());
        WrittenContract.headers(contract.request())
                .forEach((name, value) -> request.withHeader(name, value.toString()));
        String body = WrittenContract.body(contract.request());
        if (body != null) {
            request.withBody(body);
        }
        return request.build();
    }

    private static SimpleResponse response(Map<String, Object> side) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(
                Integer.parseInt(side.get("status").toString()));
        WrittenContract.headers(side).forEach((name, value) -> response.withHeader(name, value.toString()));
        String body = WrittenContract.body(side);
        if (body != null) {
            response.withBody(body);
        }
        return response.build();
    }
}
