package io.matricula.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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

    private static final DescribedOperations INTRA = new DescribedOperations(DescribedOperations.read("intra"));

    @ParameterizedTest
    @FieldSource("APIS")
    void everyContractDoes(String api) {
        DescribedOperations described =
                api.equals("intra") ? INTRA : new DescribedOperations(DescribedOperations.read(api));
        Map<String, List<String>> complaints = new TreeMap<>();
        WrittenContract.of(api).forEach(contract -> complaints.put(contract.name(), described.complaints(contract)));
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
    void aContractWithAFlawDoesNot(String right, String wrong, String complaint) throws IOException {
        assertThat(complaintsOfACopy("shouldShowAUserByLogin", right, wrong)).containsIgnoringCase(complaint);
    }

    /** Each a copy whose request has one flaw, in every form in which params are sent. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shouldCreateAUser               | kind: student             | kind: teacher             | user[kind]",
                "shouldCreateAUser               | email: anakin.*           | e_mail: a@example.org     | user[email]: is missing",
                "shouldCreateAUser               | email: anakin.*           | e_mail: a@example.org     | user[e_mail]: is not described",
                "shouldCreateAUser               | position: \"1\"         | position: first           | [languages_users_attributes][position]",
                "shouldCreateAUser               | cursus_id: \"1\"        | cursus_id: {}             | [cursus_users_attributes][cursus_id]",
                "shouldCreateAUser               | birth_date: .*            | birth_date: yesterday     | [user_candidature_attributes][birth_date]",
                "shouldCreateAUser               | birth_country: Iran       | birth_land: Iran          | [user_candidature_attributes][birth_land]",
                "shouldUpdateAUserFromAForm      | kind%5D=student           | kind%5D=teacher           | user[kind]",
                "shouldUpdateAUserFromAForm      | user%5Bstatus             | user%5Bstate              | user[state]",
                "shouldUpdateAUserFromAForm      | x-www-form-urlencoded     | octet-stream              | octet-stream",
                "shouldUpdateAUserFromAMultipartForm | user.status.: admis   | user[state]: admis        | user[state]",
                "shouldUpdateAUserFromTheQuery   | user.kind.: student       | user[kind]: teacher       | user[kind]",
                "shouldListASecondPageOfUsers    | page: \"2\"             | page: two                 | page",
                "shouldListASecondPageOfUsers    | per_page:                 | size:                     | size: is not described",
                "shouldRefuseATakenLogin         | kind: student             | kind: teacher             | user[kind]"
            })
    void aContractWithAFlawInItsRequestDoesNot(String name, String right, String wrong, String complaint)
            throws IOException {
        assertThat(complaintsOfACopy(name, right, wrong)).contains(complaint);
    }

    private static String complaintsOfACopy(String name, String right, String wrong) throws IOException {
        String text = Files.readString(Path.of("src/contracts/intra/users", name + ".yml"));
        assertThat(INTRA.complaints(WrittenContract.parse("right", text))).isEmpty();

        String copy = text.replaceFirst(right, wrong);
        assertThat(copy).isNotEqualTo(text);
        return INTRA.complaints(WrittenContract.parse("wrong", copy)).toString();
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
