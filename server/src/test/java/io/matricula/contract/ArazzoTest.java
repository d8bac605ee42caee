package io.matricula.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.fge.jsonschema.core.exceptions.ProcessingException;
import com.github.fge.jsonschema.main.JsonSchemaFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** The main flow is an Arazzo document, so that tools which are not ours can run it. */
class ArazzoTest {

    private static final Path FLOW = ReleasedContract.SOURCES.resolve("workflows/enrol.arazzo.yaml");
    private static final Path SCHEMA = Path.of("src/test/resources/arazzo-1.0.yaml");

    private static boolean isArazzo(String text) throws ProcessingException, IOException {
        return JsonSchemaFactory.byDefault()
                .getJsonSchema(tree(Files.readString(SCHEMA)))
                .validate(tree(text))
                .isSuccess();
    }

    private static JsonNode tree(String yaml) {
        Object document = new Yaml().load(yaml);
        return new ObjectMapper().valueToTree(document);
    }

    @Test
    void theMainFlowIsOne() throws Exception {
        assertThat(isArazzo(Files.readString(FLOW))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arazzo: 1.0.1             | arazzo: 2.0.0",
                "sourceDescriptions:       | sources:",
                "type: openapi             | type: raml",
                "workflowId: enrol         | workflowId: to enrol",
                "stepId: token             | id: token",
                "operationId: createToken  | operation: createToken",
                "operationId: createToken  | operationId: createToken, workflowId: enrolANewPerson",
                "in: header                | in: head",
                "payload:                  | content:",
                "condition: .statusCode    | status: $statusCode",
                "accessToken: .response    | accessToken: response"
            })
    void aCopyWithAFlawIsNone(String right, String wrong) throws Exception {
        String text = Files.readString(FLOW);
        String copy = text.replaceFirst(right, wrong.replace("$", "\\$").replace(", ", "\n        "));
        assertThat(copy).isNotEqualTo(text);
        assertThat(isArazzo(copy)).isFalse();
    }
}
