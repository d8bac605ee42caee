package io.matricula.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.ServerTest;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every operation of the contract with every application of the sandbox. */
@ServerTest
class RoleMatrixTest {

    private static final Map<String, String> ROLES = Map.of(
            "sandbox-advanced-tutor", "Advanced tutor",
            "sandbox-advanced-staff", "Advanced staff",
            "sandbox-basic-staff", "Basic staff",
            "sandbox-operator", "operator",
            "sandbox-public", "none");

    private static final Map<String, String> TOKENS = new HashMap<>();

    @LocalServerPort
    private int port;

    private Wire wire;

    private record Asked(String line, List<String> roles) {}

    @BeforeEach
    void connect() {
        wire = new Wire(port);
    }

    static Stream<Arguments> everyOperationWithEveryApplication() {
        return Stream.of("intra.yaml", "operations.yaml")
                .flatMap(RoleMatrixTest::operations)
                .flatMap(asked -> ROLES.keySet().stream()
                        .sorted()
                        .map(application -> Arguments.of(Named.of(asked.line(), asked), application)));
    }

    private static Stream<Asked> operations(String index) {
        OpenAPI contract = new OpenAPIV3Parser()
                .read(RoleMatrixTest.class
                        .getResource("/META-INF/resources/openapi/" + index)
                        .toString());
        return contract.getPaths().entrySet().stream()
                .flatMap(path -> path.getValue().readOperationsMap().entrySet().stream()
                        .filter(operation -> !isPublic(operation.getValue()))
                        .map(operation -> asked(path.getKey(), operation)));
    }

    private static boolean isPublic(Operation operation) {
        return operation.getSecurity() != null && operation.getSecurity().isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static Asked asked(String template, Map.Entry<PathItem.HttpMethod, Operation> operation) {
        return new Asked(operation.getKey() + " " + template.replaceAll("\\{[^}]+}", "0"), (List<String>)
                operation.getValue().getExtensions().get("x-required-roles"));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("everyOperationWithEveryApplication")
    void refusesWhoHasNoneOfTheRoles(Asked asked, String application) {
        String token = TOKENS.computeIfAbsent(application, wire::token);
        Wire.Answer answer = wire.send(asked.line(), "Authorization: Bearer " + token, "");
        boolean may = asked.roles().isEmpty() || !Collections.disjoint(asked.roles(), List.of(ROLES.get(application)));
        assertThat(answer.status()).isNotEqualTo(401);
        assertThat(answer.status() == 403).as(answer.head()).isEqualTo(!may);
        if (!may) {
            assertThat(answer.body())
                    .isEqualTo(
                            "{\"error\":\"Access Denied\",\"message\":\"You are not authorized to access this page.\"}");
        }
    }

    static Stream<Named<String>> everyOperation() {
        return Stream.of("intra.yaml", "operations.yaml")
                .flatMap(RoleMatrixTest::operations)
                .map(asked -> Named.of(asked.line(), asked.line()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyOperation")
    void refusesWhoHasNoToken(String line) {
        assertThat(wire.send(line, "", "").status()).isEqualTo(401);
    }
}
