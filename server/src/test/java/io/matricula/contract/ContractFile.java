package io.matricula.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The contracts that the server serves, read with every reference followed. */
enum ContractFile {
    INTRA,
    LEARNINGCLOUD,
    OPERATIONS;

    private SwaggerParseResult result;

    /** An operation and where it stands. */
    record Described(String path, String method, Operation operation, boolean needsToken) {

        String id() {
            return operation.getOperationId();
        }

        @SuppressWarnings("unchecked")
        List<String> roles() {
            return (List<String>) Optional.ofNullable(operation.getExtensions())
                    .orElse(Map.of())
                    .get("x-required-roles");
        }

        boolean hasBody() {
            return operation.getRequestBody() != null;
        }

        /** The one form that is shown first. */
        MediaType body() {
            return operation.getRequestBody().getContent().values().iterator().next();
        }

        Set<String> statuses() {
            return operation.getResponses().keySet();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    synchronized SwaggerParseResult read() {
        if (result == null) {
            ParseOptions options = new ParseOptions();
            options.setResolve(true);
            options.setResolveFully(true);
            options.setResolveCombinators(false);
            result = new OpenAPIV3Parser()
                    .readLocation(
                            ContractFile.class
                                    .getResource("/META-INF/resources/openapi/" + name().toLowerCase() + ".yaml")
                                    .toString(),
                            null,
                            options);
        }
        return result;
    }

    Stream<Described> operations() {
        OpenAPI contract = read().getOpenAPI();
        return contract.getPaths().entrySet().stream()
                .flatMap(path -> path.getValue().readOperationsMap().entrySet().stream()
                        .map(method -> new Described(
                                path.getKey(),
                                method.getKey().name(),
                                method.getValue(),
                                !List.of().equals(method.getValue().getSecurity()))));
    }

    /** By operation and name. */
    Map<String, Parameter> parameters() {
        Map<String, Parameter> found = new TreeMap<>();
        operations()
                .filter(described -> described.operation().getParameters() != null)
                .forEach(described -> described
                        .operation()
                        .getParameters()
                        .forEach(parameter -> found.put(described + " " + parameter.getName(), parameter)));
        return found;
    }

    /** By operation and status. */
    Map<String, ApiResponse> responses() {
        Map<String, ApiResponse> found = new TreeMap<>();
        operations()
                .forEach(described -> described
                        .operation()
                        .getResponses()
                        .forEach((status, response) -> found.put(described + " " + status, response)));
        return found;
    }

    /** The parser's own mapper would leave null fields out. */
    static JsonNode json(Object example) {
        return new ObjectMapper().valueToTree(example);
    }
}
