package io.matricula.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * Values that the pages list, read as YAML 1.1: without quotes the country code of Norway would be false there, and so
 * it would be in the generated code.
 */
class DocumentedValuesTest {

    private static final String COUNTRY_CODES = """
            AD AE AF AG AI AL AM AN AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW
            BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ
            FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ
            IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH
            MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL
            PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD
            TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
            """;

    @Test
    void thePhoneCountryCodesAreThoseOfTheCreateUserPageAndBlank() throws IOException {
        List<Object> expected =
                new ArrayList<>(Arrays.asList(COUNTRY_CODES.trim().split("\\s+")));
        assertThat(expected).hasSize(251);
        expected.add(0, "");
        assertThat(list(at(read("shared/phone_country_codes.yaml"), "components", "schemas", "PhoneCountryCode")
                        .get("enum")))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void anImageHasTheDocumentedLength() throws IOException {
        assertThat(List.of("UserToCreate", "UserToUpdate"))
                .allSatisfy(schema -> assertThat(
                                at(read("intra/users.yaml"), "components", "schemas", schema, "properties", "image"))
                        .containsEntry("minLength", 3072)
                        .containsEntry("maxLength", 1_048_576)
                        .containsEntry("format", "binary")
                        .containsEntry("nullable", true));
    }

    @Test
    void eachSectionHasTheRolesOfTheUpdateUserPage() throws IOException {
        assertThat(rolesBySection())
                .isEqualTo(Map.of(
                        "management", List.of("user", "groupadmin", "admin"),
                        "training", List.of("user", "trainer", "groupadmin", "admin"),
                        "social", List.of("user", "admin"),
                        "play", List.of("user", "author", "validator", "admin", "groupadmin"),
                        "talent", List.of("admin", "employee"),
                        "content", List.of("author", "manager", "reviewer", "projectowner")));
    }

    @Test
    void atLeastOneManagementRoleIsMandatory() throws IOException {
        Map<String, Object> roles = at(read("learningcloud/users.yaml"), "components", "schemas", "UserRoles");
        assertThat(roles.get("required")).isEqualTo(List.of("management"));
        assertThat(at(roles, "properties", "management")).containsEntry("minItems", 1);
    }

    private static Map<String, List<Object>> rolesBySection() throws IOException {
        Map<String, Object> schemas = at(read("learningcloud/users.yaml"), "components", "schemas");
        Map<String, List<Object>> roles = new TreeMap<>();
        for (String section : at(schemas, "UserRoles", "properties").keySet()) {
            String reference = (String)
                    at(schemas, "UserRoles", "properties", section, "items").get("$ref");
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            roles.put(section, list(at(schemas, name).get("enum")));
        }
        return roles;
    }

    private static Map<String, Object> read(String file) throws IOException {
        try (InputStream content =
                DocumentedValuesTest.class.getResourceAsStream("/META-INF/resources/openapi/" + file)) {
            return new Yaml().load(content);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(Map<String, Object> tree, String... keys) {
        Map<String, Object> here = tree;
        for (String key : keys) {
            here = (Map<String, Object>) here.get(key);
        }
        return here;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return (List<Object>) value;
    }
}
