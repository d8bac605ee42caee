package io.matricula.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.ServerTest;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
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

    private static final String DENIED =
            "{\"error\":\"Access Denied\",\"message\":\"You are not authorized to access this page.\"}";

    @LocalServerPort
    private int port;

    private Wire wire;

    private record Asked(String resource, String line, List<String> roles) {}

    @BeforeEach
    void connect() {
        wire = new Wire(port);
    }

    static Stream<Named<List<Asked>>> everyResource() {
        return Stream.of("intra.yaml", "operations.yaml")
                .flatMap(RoleMatrixTest::operations)
                .collect(Collectors.groupingBy(Asked::resource, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(resource -> Named.of(resource.getKey(), resource.getValue()));
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
        return new Asked(
                operation.getValue().getTags().get(0),
                operation.getKey() + " " + template.replaceAll("\\{[^}]+}", "0"),
                (List<String>) operation.getValue().getExtensions().get("x-required-roles"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyResource")
    void refusesWhoHasNoneOfTheRolesAndNobodyElse(List<Asked> operations) {
        SoftAssertions together = new SoftAssertions();
        operations.forEach(asked -> ROLES.forEach((application, role) -> {
            Wire.Answer answer = wire.send(asked.line(), "Authorization: Bearer " + wire.token(application), "");
            boolean may = asked.roles().isEmpty() || asked.roles().contains(role);
            String what = asked.line() + " by " + application;
            together.assertThat(answer.status()).as(what).isNotEqualTo(401);
            together.assertThat(answer.status() == 403).as(what).isEqualTo(!may);
            together.assertThat(answer.body().equals(DENIED)).as(what).isEqualTo(!may);
        }));
        together.assertAll();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyResource")
    void refusesWhoHasNoToken(List<Asked> operations) {
        assertThat(operations).allMatch(asked -> wire.send(asked.line(), "", "").status() == 401);
    }
}
