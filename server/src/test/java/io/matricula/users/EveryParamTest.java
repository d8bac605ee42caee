package io.matricula.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Each documented param of a candidature, as the contract lists them, on each path by which it can be written. */
class EveryParamTest extends UserTest {

    private static final String NESTED = "user[user_candidature_attributes]";

    /**
     * A param of the contract.
     *
     * @param name its name, which is the column's too
     * @param json a value that is not the one before
     * @param stored that value as the column holds it
     * @param invalid a value that does not fit
     * @param refusal what is said of it
     */
    record Param(String name, String json, String stored, String invalid, String refusal) {

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("params")
    void isWrittenWithANewUser(Param param) {
        tutor.post("/v2/users", least("\"user_candidature_attributes\":" + hash(param, param.json)))
                .is(201);
        // the personal address of the user wins over one in the candidature
        String expected = param.name.equals("email") ? "quentin@example.org" : param.stored;
        assertThat(column(param, 127)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("params")
    void isChangedAndClearedWithAUser(Param param) {
        tutor.patch("/v2/users/2", nested(param, param.json)).is(204);
        assertThat(column(param, 2)).isEqualTo(param.stored);
        tutor.patch("/v2/users/2", "{\"user\":{\"user_candidature_attributes\":{}}}")
                .is(204);
        assertThat(column(param, 2)).isEqualTo(param.stored);
        tutor.put("/v2/users/2", nested(param, "null")).is(204);
        assertThat(column(param, 2)).isNull();
    }

    @ParameterizedTest
    @MethodSource("params")
    void isChangedAndClearedByItself(Param param) {
        for (String path : List.of("/v2/user_candidatures/23", "/v2/users/46/user_candidature")) {
            tutor.patch(path, "{\"user_candidature\":" + hash(param, param.json) + "}")
                    .is(204);
            assertThat(column(param, 46)).isEqualTo(param.stored);
            tutor.patch(path, "{\"user_candidature\":{}}").is(204);
            assertThat(column(param, 46)).isEqualTo(param.stored);
            tutor.put(path, "{\"user_candidature\":" + hash(param, "null") + "}")
                    .is(204);
            assertThat(column(param, 46)).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("params")
    void isRefusedWhereItDoesNotFit(Param param) {
        String before = column(param, 2);
        tutor.post("/v2/users", least("\"user_candidature_attributes\":" + hash(param, param.invalid)))
                .refuses(NESTED + "[" + param.name + "]", param.refusal);
        tutor.patch("/v2/users/2", nested(param, param.invalid))
                .refuses(NESTED + "[" + param.name + "]", param.refusal);
        tutor.patch("/v2/users/2/user_candidature", "{\"user_candidature\":" + hash(param, param.invalid) + "}")
                .refuses("user_candidature[" + param.name + "]", param.refusal);
        assertThat(column(param, 2)).isEqualTo(before);
    }

    private String column(Param param, long userId) {
        return value("select " + param.name + " from user_candidatures where user_id = " + userId);
    }

    private static String nested(Param param, String json) {
        return "{\"user\":{\"user_candidature_attributes\":" + hash(param, json) + "}}";
    }

    private static String hash(Param param, String json) {
        return "{\"" + param.name + "\":" + json + "}";
    }

    static Stream<Param> params() throws IOException {
        return properties().entrySet().stream()
                .filter(property -> !List.of("id", "user_id").contains(property.getKey()))
                .map(property -> param(property.getKey(), property.getValue()));
    }

    private static Param param(String name, Map<String, Object> schema) {
        if (schema.containsKey("allOf")) {
            return listed(name);
        }
        String type = schema.get("type") + " " + schema.get("format");
        return switch (type) {
            case "integer int32" -> new Param(name, "\"7\"", "7", "\"many\"", "must be a Fixnum");
            case "string date" -> new Param(name, "\"1990-01-02\"", "1990-01-02", "\"soon\"", "must be a date");
            case "string date-time" ->
                new Param(name, "1511617459", "2017-11-25 13:44:19", "\"soon\"", "must be a DateTime");
            default -> text(name, (int) schema.get("maxLength"));
        };
    }

    private static Param listed(String name) {
        String value = name.equals("gender") ? "other" : "NO";
        return new Param(name, "\"" + value + "\"", value, "\"ZZ\"", "is not included in the list");
    }

    private static Param text(String name, int length) {
        if (name.equals("email")) {
            return new Param(name, "\"Some.One@example.org\"", "Some.One@example.org", "\"nobody\"", "is invalid");
        }
        return new Param(
                name,
                "\"é " + name + "\"",
                "é " + name,
                "\"" + "x".repeat(length + 1) + "\"",
                "is too long (maximum is " + length + " characters)");
    }

    private static Map<String, Map<String, Object>> properties() throws IOException {
        try (InputStream file =
                EveryParamTest.class.getResourceAsStream("/META-INF/resources/openapi/intra/user_candidatures.yaml")) {
            Map<String, Map<String, Map<String, Map<String, Map<String, Map<String, Object>>>>>> document =
                    new Yaml().load(file);
            return document.get("components")
                    .get("schemas")
                    .get("UserCandidatureAttributes")
                    .get("properties");
        }
    }
}
