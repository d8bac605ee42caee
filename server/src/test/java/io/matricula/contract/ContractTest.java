package io.matricula.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.schema.SchemaValidator;
import io.matricula.contract.ContractFile.Described;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every operation of every contract. Each test lists the operations for which it does not. */
class ContractTest {

    private static final Set<String> ROLES = Set.of("Basic staff", "Advanced staff", "Advanced tutor", "operator");

    private static final Set<String> VERBS = Set.of(
            "activate",
            "change",
            "create",
            "deactivate",
            "delete",
            "get",
            "list",
            "patch",
            "pause",
            "reset",
            "resume",
            "retry",
            "revoke",
            "send",
            "show",
            "sign",
            "update");

    /** Only the caller knows an ETag, or names a request: an example would be sent by Swagger UI, and refused. */
    private static final Set<String> WITHOUT_EXAMPLE = Set.of("If-Match", "If-None-Match", "Idempotency-Key");

    /** Answered whatever the database does, which counts the rest. */
    private static final String NOT_LIMITED = "Monitoring";

    @ParameterizedTest
    @EnumSource
    void isValidOpenApi(ContractFile contract) {
        assertThat(contract.read().getMessages()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationHasAnIdOfItsOwn(ContractFile contract) {
        assertThat(contract.operations().map(Described::id))
                .isNotEmpty()
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationIdBeginsWithAVerb(ContractFile contract) {
        assertThat(contract.operations()
                        .map(Described::id)
                        .filter(id -> !VERBS.contains(id.replaceFirst("[A-Z].*", ""))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationSaysWhichRolesItNeeds(ContractFile contract) {
        assertThat(operations(
                        contract, described -> described.roles() == null || !ROLES.containsAll(described.roles())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationHasASummaryAndADescription(ContractFile contract) {
        assertThat(operations(
                        contract,
                        described -> isBlank(described.operation().getSummary())
                                || isBlank(described.operation().getDescription())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyParameterHasADescription(ContractFile contract) {
        assertThat(keys(contract.parameters(), parameter -> isBlank(parameter.getDescription())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyParameterHasAnExample(ContractFile contract) {
        assertThat(keys(
                        contract.parameters(),
                        parameter -> parameter.getExample() == null && !WITHOUT_EXAMPLE.contains(parameter.getName())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyRequestBodyHasAnExample(ContractFile contract) {
        assertThat(operations(
                        contract,
                        described -> described.hasBody()
                                && examples(described.body()).isEmpty()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyResponseHasADescription(ContractFile contract) {
        assertThat(keys(contract.responses(), response -> isBlank(response.getDescription())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyResponseWithABodyHasAnExample(ContractFile contract) {
        assertThat(keys(
                        contract.responses(),
                        response -> bodies(response).stream()
                                .anyMatch(body -> examples(body).isEmpty() && !isBinary(body))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationSaysHowItRefuses(ContractFile contract) {
        assertThat(contract.operations()
                        .map(described -> described + " lacks " + missingOf(described))
                        .filter(line -> !line.endsWith("[]")))
                .isEmpty();
    }

    private static List<String> missingOf(Described described) {
        List<String> missing = new ArrayList<>();
        if (described.needsToken()) {
            missing.add("401");
            if (!described.operation().getTags().contains(NOT_LIMITED)) {
                missing.add("429");
            }
        }
        if (!described.roles().isEmpty()) {
            missing.add("403");
        }
        if (described.path().contains("{")) {
            missing.add("404");
        }
        if (described.hasBody() && !described.statuses().contains("422")) {
            missing.add("400");
        }
        missing.removeAll(described.statuses());
        return missing;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPERATIONS")
    void everyCreationTakesAnIdempotencyKey(ContractFile contract) {
        assertThat(contract.operations()
                        .filter(described -> described.method().equals("POST") && described.needsToken()))
                .isNotEmpty()
                .allMatch(described -> described.statuses().containsAll(Set.of("400", "409", "422"))
                        && contract.parameters().containsKey(described + " Idempotency-Key"));
    }

    @ParameterizedTest
    @EnumSource
    void everyExampleOfAResponseIsValid(ContractFile contract) {
        SchemaValidator validator = new SchemaValidator(contract.read().getOpenAPI(), new MessageResolver());
        List<String> invalid = new ArrayList<>();
        contract.responses()
                .forEach((name, response) -> bodies(response)
                        .forEach(body -> examples(body)
                                .forEach(example -> validator
                                        .validate(() -> ContractFile.json(example), body.getSchema(), "response")
                                        .getMessages()
                                        .forEach(message -> invalid.add(name + ": " + message.getMessage())))));
        assertThat(invalid).isEmpty();
    }

    private static Stream<String> operations(ContractFile contract, Predicate<Described> wrong) {
        return contract.operations().filter(wrong).map(Described::toString);
    }

    private static <T> Stream<String> keys(Map<String, T> found, Predicate<T> wrong) {
        return found.keySet().stream().filter(key -> wrong.test(found.get(key)));
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static List<MediaType> bodies(ApiResponse response) {
        return response.getContent() == null
                ? List.of()
                : List.copyOf(response.getContent().values());
    }

    /** A picture cannot be written into a contract. */
    private static boolean isBinary(MediaType body) {
        return "binary".equals(body.getSchema().getFormat());
    }

    private static List<Object> examples(MediaType body) {
        Stream<Object> one = Stream.ofNullable(body.getExample());
        Stream<Object> several = Stream.ofNullable(body.getExamples())
                .map(Map::values)
                .flatMap(values -> values.stream().map(Example::getValue));
        return Stream.concat(one, several).toList();
    }
}
