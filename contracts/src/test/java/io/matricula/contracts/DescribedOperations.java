package io.matricula.contracts;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
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
    record Operation(
            String id,
            String method,
            String template,
            Set<String> statuses,
            io.swagger.v3.oas.models.Operation description) {

        boolean isAt(String verb, String path) {
            return method.equals(verb) && path.matches(template.replaceAll("\\{[^}]+}", "[^/]+"));
        }

        long variables() {
            return template.chars().filter(c -> c == '{').count();
        }
    }

    private final List<Operation> operations = new ArrayList<>();
    private final DescribedRequest requests;
    private final OpenApiInteractionValidator validator;

    DescribedOperations(OpenAPI description) {
        description
                .getPaths()
                .forEach((template, path) -> path.readOperationsMap()
                        .forEach((method, operation) -> operations.add(new Operation(
                                operation.getOperationId(),
                                method.name(),
                                template,
                                operation.getResponses().keySet(),
                                operation))));
        requests = new DescribedRequest(description);
        validator = OpenApiInteractionValidator.createFor(description)
                .withLevelResolver(LevelResolver.create()
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
        Optional<Operation> found = of(contract);
        if (found.isEmpty()) {
            return List.of("there is no operation " + contract.method() + " " + contract.path());
        }
        Stream<String> ofRequest =
                requests
                        .complaints(
                                contract, found.get().template(), found.get().description())
                        .stream();
        Stream<String> ofResponse = validator
                .validateResponse(
                        contract.path(), Request.Method.valueOf(contract.method()), response(contract.response()))
                .getMessages()
                .stream()
                .filter(message -> message.getLevel() == Level.ERROR)
                .map(message -> message.getKey() + ": " + message.getMessage());
        return Stream.concat(ofRequest, ofResponse).toList();
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
