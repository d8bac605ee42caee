package io.matricula.contracts;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every status that an API declares for an operation is that of at least one contract, and no contract is of another. */
class EveryAnswerHasAContractIT {

    static final List<String> APIS = DescribedOperations.APIS;

    /** What one request to a sandbox as it starts cannot bring about. */
    private static final String BROKEN_ESCAPE = "a client that escapes addresses sends no broken escape";

    static final Map<String, String> OUT_OF_REACH = Map.ofEntries(
            entry("409", "it takes two requests at once"),
            entry("429", "this server sets no rate limit that one request meets"),
            entry("503", "its database is there"),
            entry("showSignIn 400", BROKEN_ESCAPE),
            entry("getLiveness 400", BROKEN_ESCAPE),
            entry("getReadiness 400", BROKEN_ESCAPE),
            entry("getHealth 400", BROKEN_ESCAPE),
            entry("getInfo 400", BROKEN_ESCAPE),
            entry("getMetrics 400", BROKEN_ESCAPE),
            entry("getSandbox 404", "it is a sandbox"),
            entry("resetSandbox 404", "it is a sandbox"));

    private static Set<String> missing(String api, DescribedOperations described) {
        Set<String> missing = new TreeSet<>(described.answers());
        WrittenContract.of(api)
                .forEach(contract -> described
                        .of(contract)
                        .ifPresent(operation -> missing.remove(operation.id() + " " + contract.status())));
        missing.removeIf(
                answer -> OUT_OF_REACH.containsKey(answer) || OUT_OF_REACH.containsKey(answer.replaceFirst(".* ", "")));
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
