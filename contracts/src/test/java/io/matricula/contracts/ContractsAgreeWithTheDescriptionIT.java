package io.matricula.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What a contract sends and gets is what {@code openapi/} describes: as a stub it is all that its users know. */
class ContractsAgreeWithTheDescriptionIT {

    static final List<String> APIS = DescribedOperations.APIS;

    @ParameterizedTest
    @FieldSource("APIS")
    void everyContractDoes(String api) {
        DescribedOperations described = new DescribedOperations(DescribedOperations.read(api));
        Map<String, List<String>> complaints = new TreeMap<>();
        if (WrittenContract.DIRECTORY.resolve(api).toFile().isDirectory()) {
            WrittenContract.of(api)
                    .forEach(contract -> complaints.put(contract.name(), described.complaints(contract)));
        }
        complaints.values().removeIf(List::isEmpty);

        assertThat(complaints).isEmpty();
    }

    /** Each a copy with one flaw. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status: 200            | status: 418            | status",
                "login: jeanne          | logins: jeanne         | logins",
                "wallet: 0              | wallet: none           | wallet",
                "kind: student          | kind: teacher          | kind",
                "url: /v2/users/jeanne  | url: /v2/people/jeanne | no operation",
                "method: GET            | method: DELETE         | no operation",
                "application/json       | text/plain             | Content-Type"
            })
    void aContractWithAFlawDoesNot(String right, String wrong, String complaint) throws Exception {
        DescribedOperations described = new DescribedOperations(DescribedOperations.read("intra"));
        String text = java.nio.file.Files.readString(Path.of("src/contracts/intra/users/shouldShowAUserByLogin.yml"));
        assertThat(described.complaints(WrittenContract.parse("right", text))).isEmpty();

        String copy = text.replaceFirst(right, wrong);
        assertThat(copy).isNotEqualTo(text);
        assertThat(described.complaints(WrittenContract.parse("wrong", copy)).toString())
                .containsIgnoringCase(complaint);
    }

    @Test
    void aContractDoesNotOnceTheDescriptionLosesAValue() {
        var description = DescribedOperations.read("intra");
        var kind = description.getComponents().getSchemas().get("UserKind");
        kind.getEnum().remove("student");
        WrittenContract contract =
                WrittenContract.read(Path.of("src/contracts/intra/users/shouldShowAUserByLogin.yml"));

        assertThat(new DescribedOperations(description).complaints(contract)).isNotEmpty();
    }
}
