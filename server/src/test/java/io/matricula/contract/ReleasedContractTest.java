package io.matricula.contract;

import static io.matricula.contract.BundledContract.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever wrote code against the last release can go on using it: a break is intended, and so stands in {@code
 * openapi/CHANGELOG.md}, or it fails here.
 */
class ReleasedContractTest {

    private static final Map<ContractFile, String> CURRENT = new EnumMap<>(ContractFile.class);

    private static String current(ContractFile contract) {
        return CURRENT.computeIfAbsent(
                contract, file -> BundledContract.yaml(BundledContract.of(ReleasedContract.source(file))));
    }

    private static String released(ContractFile contract) throws IOException {
        return Files.readString(ReleasedContract.released(contract, ReleasedContract.lastVersion()));
    }

    private static Set<String> declared() throws IOException {
        return ReleasedContract.declared(Files.readString(ReleasedContract.SOURCES.resolve("CHANGELOG.md")));
    }

    @ParameterizedTest
    @EnumSource
    void breaksNothingThatIsReleasedUnlessTheChangelogSaysSo(ContractFile contract) throws IOException {
        Set<String> broken = ReleasedContract.broken(released(contract), current(contract));
        broken.removeAll(declared());
        assertThat(broken)
                .as("breaking changes that are not under Breaking in openapi/CHANGELOG.md")
                .isEmpty();
    }

    @Test
    void declaresNoBreakThatIsNone() throws IOException {
        Set<String> broken = new TreeSet<>();
        for (ContractFile contract : ContractFile.values()) {
            broken.addAll(ReleasedContract.broken(released(contract), current(contract)));
        }
        assertThat(broken).containsAll(declared());
    }

    @ParameterizedTest
    @EnumSource
    void seesNoBreakWhereNothingChanged(ContractFile contract) {
        assertThat(ReleasedContract.broken(current(contract), current(contract)))
                .isEmpty();
    }

    @Test
    void seesThatAnEnumLacksAValue() {
        Map<String, Object> changed = intra();
        Map<String, Object> kind =
                map(map(map(changed.get("components")).get("schemas")).get("UserKind"));
        List<Object> values = new ArrayList<>((List<?>) kind.get("enum"));
        values.remove("student");
        kind.put("enum", values);
        assertThat(brokenBy(changed)).contains("POST /v2/users", "PATCH /v2/users/{id}");
    }

    @Test
    void seesThatAnOperationIsGone() {
        Map<String, Object> changed = intra();
        item(changed, "/v2/cursus_users/{id}").remove("delete");
        assertThat(brokenBy(changed)).containsExactly("DELETE /v2/cursus_users/{id}");
    }

    @Test
    void seesThatAParamIsNeededThatWasNot() {
        Map<String, Object> changed = intra();
        Map<String, Object> list = map(item(changed, "/v2/languages").get("get"));
        List<Object> parameters = new ArrayList<>((List<?>) list.get("parameters"));
        parameters.add(new LinkedHashMap<>(
                Map.of("name", "script", "in", "query", "required", true, "schema", Map.of("type", "string"))));
        list.put("parameters", parameters);
        assertThat(brokenBy(changed)).containsExactly("GET /v2/languages");
    }

    @Test
    void seesThatAFieldOfAnAnswerIsGone() {
        Map<String, Object> changed = intra();
        Map<String, Object> language =
                map(map(map(changed.get("components")).get("schemas")).get("Language"));
        map(language.get("properties")).remove("identifier");
        language.put("required", List.of("id", "name"));
        assertThat(brokenBy(changed)).contains("GET /v2/languages");
    }

    @Test
    void takesAnOptionalParamForNoBreak() {
        Map<String, Object> changed = intra();
        Map<String, Object> list = map(item(changed, "/v2/languages").get("get"));
        List<Object> parameters = new ArrayList<>((List<?>) list.get("parameters"));
        parameters.add(
                new LinkedHashMap<>(Map.of("name", "script", "in", "query", "schema", Map.of("type", "string"))));
        list.put("parameters", parameters);
        assertThat(brokenBy(changed)).isEmpty();
    }

    @Test
    void readsFromTheChangelogWhatIsMeantToBreak() {
        assertThat(ReleasedContract.declared("""
                        # Changelog

                        ## Unreleased

                        ### Added

                        - `GET /v2/new`

                        ### Breaking

                        - `DELETE /v2/cursus_users/{id}` and `POST /v2/users` are gone.

                        ### Fixed

                        - `GET /v2/fixed`

                        ## 0.1.0

                        ### Breaking

                        - `GET /v2/old`
                        """)).containsExactly("DELETE /v2/cursus_users/{id}", "POST /v2/users");
    }

    private static Map<String, Object> intra() {
        return BundledContract.of(ReleasedContract.source(ContractFile.INTRA));
    }

    private static Map<String, Object> item(Map<String, Object> contract, String path) {
        return map(map(contract.get("paths")).get(path));
    }

    private static Set<String> brokenBy(Map<String, Object> changed) {
        return ReleasedContract.broken(current(ContractFile.INTRA), BundledContract.yaml(changed));
    }
}
