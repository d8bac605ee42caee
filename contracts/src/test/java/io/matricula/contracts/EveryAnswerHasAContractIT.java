package io.matricula.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every status that an API declares for an operation is that of at least one contract, and no contract is of another. */
class EveryAnswerHasAContractIT {

    static final List<String> APIS = DescribedOperations.APIS;

    private static Set<String> missing(String api, DescribedOperations described) {
        Set<String> missing = new TreeSet<>(described.answers());
        WrittenContract.of(api)
                .forEach(contract -> described
                        .of(contract)
                        .ifPresent(operation -> missing.remove(operation.id() + " " + contract.status())));
        return missing;
    }

    @ParameterizedTest
    @FieldSource("APIS")
    void everyStatusOfEveryOperationHasAContract(String api) {
        assertThat(missing(api, new DescribedOperations(DescribedOperations.read(api))))
                .isEmpty();
    }

    @Test
    void namesTheAnswerThatHasNone() {
        var description = DescribedOperations.read("operations");
        description
                .getPaths()
                .get("/sandbox/reset")
                .getPost()
                .getResponses()
                .addApiResponse("418", new ApiResponse().description("A teapot."));

        assertThat(missing("operations", new DescribedOperations(description))).containsExactly("resetSandbox 418");
    }
}
