package io.matricula.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Every status that either of the two APIs declares for an operation is that of at least one contract. */
class EveryAnswerHasAContractIT {

    private static final List<String> APIS = List.of("intra", "learningcloud");
    private static final Path INDEXES = Path.of("../openapi");
    private static final Path CONTRACTS = Path.of("src/contracts");

    /** What one request to a sandbox as it starts cannot bring about. */
    private static final Map<String, String> OUT_OF_REACH = Map.of(
            "409", "it takes two requests at once",
            "429", "this server sets no rate limit that one request meets",
            "503", "its database is there");

    /** Operations, and single answers, that have no contract yet. One that gets its first must be taken out. */
    private static final Set<String> AWAITED = Set.of();

    private static final List<Operation> OPERATIONS = operations();

    private record Operation(String id, String method, String template, Set<String> statuses) {

        boolean isAt(String verb, String path) {
            return method.equals(verb) && path.matches(template.replaceAll("\\{[^}]+}", "[^/]+"));
        }

        long variables() {
            return template.chars().filter(c -> c == '{').count();
        }
    }

    /** {@code getUser 404}. */
    private record Answer(String operation, String status) {

        boolean isAwaited() {
            return AWAITED.contains(operation) || AWAITED.contains(toString());
        }

        @Override
        public String toString() {
            return operation + " " + status;
        }
    }

    @Test
    void everyStatusOfEveryOperationHasAContract() {
        Set<Answer> withContract = answersOfContracts();

        assertThat(declared())
                .filteredOn(answer -> !OUT_OF_REACH.containsKey(answer.status()) && !answer.isAwaited())
                .isNotEmpty()
                .allMatch(withContract::contains, "has a contract");
    }

    @Test
    void awaitsNothingThatIsThere() {
        assertThat(answersOfContracts()).noneMatch(Answer::isAwaited);
    }

    private static List<Answer> declared() {
        return OPERATIONS.stream()
                .flatMap(operation -> operation.statuses().stream().map(status -> new Answer(operation.id(), status)))
                .toList();
    }

    private static List<Operation> operations() {
        return APIS.stream().flatMap(api -> operations(api).stream()).toList();
    }

    private static List<Operation> operations(String api) {
        OpenAPI contract = new OpenAPIV3Parser()
                .read(INDEXES.resolve(api + ".yaml").toUri().toString());
        List<Operation> operations = new ArrayList<>();
        contract.getPaths()
                .forEach((template, path) -> path.readOperationsMap()
                        .forEach((method, operation) -> operations.add(new Operation(
                                operation.getOperationId(),
                                method.name(),
                                template,
                                operation.getResponses().keySet()))));
        return operations;
    }

    private static Set<Answer> answersOfContracts() {
        return APIS.stream().flatMap(api -> answersOfContracts(api).stream()).collect(Collectors.toSet());
    }

    private static Set<Answer> answersOfContracts(String api) {
        try (Stream<Path> files = Files.walk(CONTRACTS.resolve(api))) {
            return files.filter(Files::isRegularFile)
                    .map(EveryAnswerHasAContractIT::answer)
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Answer answer(Path file) {
        Map<String, Map<String, Object>> contract = read(file);
        Map<String, Object> request = contract.get("request");
        Object address = request.getOrDefault("url", request.get("urlPath"));
        String path = address.toString().replaceFirst("\\?.*", "");
        // the path with more of its own words is meant
        String operation = OPERATIONS.stream()
                .filter(candidate -> candidate.isAt(request.get("method").toString(), path))
                .min(Comparator.comparing(Operation::variables))
                .map(Operation::id)
                .orElseThrow(() -> new AssertionError("no operation is at " + path + ", where " + file + " sends"));
        return new Answer(operation, contract.get("response").get("status").toString());
    }

    private static Map<String, Map<String, Object>> read(Path file) {
        try {
            return new Yaml().load(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
