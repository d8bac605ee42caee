package io.matricula.contracts;

import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.schema.SchemaValidator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a value is what a schema describes, to the last key: of a request, which is lenient in form. A number or a
 * boolean may be text, blank text stands for null where there is no text, and dates have the forms that {@code
 * openapi/} names.
 */
final class DescribedValue {

    private static final String DATE = "\\d{4}-\\d\\d-\\d\\d";
    private static final String TIME = "\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?";

    private final SchemaValidator leaves;

    DescribedValue(OpenAPI description) {
        leaves = new SchemaValidator(description, new MessageResolver());
    }

    /** What is wrong with it, each with its place in brackets. */
    List<String> complaints(JsonNode value, Schema<?> schema, String at) {
        Set<String> types = new LinkedHashSet<>();
        Map<String, Schema<?>> properties = new LinkedHashMap<>();
        Set<String> required = new LinkedHashSet<>();
        collect(schema, types, properties, required);
        if (value.isNull() || isBlankForNull(value, schema, types)) {
            return isNullable(schema) || value.isTextual() ? List.of() : List.of(at + ": must not be null");
        }
        if (types.contains("array")) {
            return ofArray(value, schema, at);
        }
        if (types.contains("object")) {
            return ofObject(value, schema, properties, required, at);
        }
        return ofLeaf(value, schema, at);
    }

    private static void collect(
            Schema<?> schema, Set<String> types, Map<String, Schema<?>> properties, Set<String> required) {
        if (schema.getType() != null) {
            types.add(schema.getType());
        }
        if (schema.getFormat() != null) {
            types.add(schema.getFormat());
        }
        if (schema.getEnum() != null) {
            types.add("enum");
        }
        if (schema.getProperties() != null) {
            types.add("object");
            schema.getProperties().forEach(properties::put);
        }
        if (schema.getRequired() != null) {
            required.addAll(schema.getRequired());
        }
        if (schema.getAllOf() != null) {
            schema.getAllOf().forEach(part -> collect(part, types, properties, required));
        }
    }

    private static boolean isNullable(Schema<?> schema) {
        return Boolean.TRUE.equals(schema.getNullable());
    }

    private static boolean isBlankForNull(JsonNode value, Schema<?> schema, Set<String> types) {
        boolean isText = types.contains("string")
                && !types.contains("enum")
                && !types.contains("date")
                && !types.contains("date-time")
                && !types.contains("binary");
        return value.isTextual() && value.textValue().isBlank() && (!isText || isNullable(schema));
    }

    private List<String> ofArray(JsonNode value, Schema<?> schema, String at) {
        if (!value.isArray()) {
            return List.of(at + ": is no list");
        }
        List<String> complaints = new ArrayList<>();
        value.forEach(item -> complaints.addAll(complaints(item, schema.getItems(), at)));
        return complaints;
    }

    private List<String> ofObject(
            JsonNode value, Schema<?> schema, Map<String, Schema<?>> properties, Set<String> required, String at) {
        if (!value.isObject()) {
            return List.of(at + ": is no hash");
        }
        List<String> complaints = new ArrayList<>();
        required.stream()
                .filter(name -> !value.has(name))
                .forEach(name -> complaints.add(place(at, name) + ": is missing"));
        value.properties().forEach(field -> {
            Schema<?> described = properties.get(field.getKey());
            if (described != null) {
                complaints.addAll(complaints(field.getValue(), described, place(at, field.getKey())));
            } else if (schema.getAdditionalProperties() instanceof Schema<?> any) {
                complaints.addAll(complaints(field.getValue(), any, place(at, field.getKey())));
            } else if (!Boolean.TRUE.equals(schema.getAdditionalProperties())) {
                complaints.add(place(at, field.getKey()) + ": is not described");
            }
        });
        return complaints;
    }

    private static String place(String at, String name) {
        return at.isEmpty() ? name : at + "[" + name + "]";
    }

    private List<String> ofLeaf(JsonNode value, Schema<?> schema, String at) {
        if (value.isContainerNode()) {
            return List.of(at + ": is no single value");
        }
        return leaves.validate(() -> read(value, schema), schema, "request").getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(message -> at + ": " + message.getMessage())
                .toList();
    }

    /** As the server reads it. */
    private static JsonNode read(JsonNode value, Schema<?> schema) {
        String text = value.asText();
        String type = String.valueOf(schema.getType());
        if (type.matches("integer|number") && text.matches("-?\\d+")) {
            return BigIntegerNode.valueOf(new BigInteger(text));
        }
        if (type.equals("number") && text.matches("-?\\d+\\.\\d+")) {
            return DecimalNode.valueOf(new BigDecimal(text));
        }
        if (type.equals("boolean") && text.matches("true|false|1|0")) {
            return BooleanNode.valueOf(text.matches("true|1"));
        }
        if (!type.equals("string")) {
            return value;
        }
        if ("date-time".equals(schema.getFormat())) {
            return TextNode.valueOf(dateTime(text));
        }
        boolean isTextToo = value.isNumber() || value.isBoolean();
        return isTextToo ? JsonNodeFactory.instance.textNode(text) : value;
    }

    private static String dateTime(String text) {
        if (text.matches("-?\\d+")) {
            return Instant.ofEpochSecond(Long.parseLong(text)).toString();
        }
        if (text.matches(DATE)) {
            return text + "T00:00:00Z";
        }
        return text.matches(DATE + " " + TIME + "( UTC)?")
                ? text.replace(" UTC", "").replace(' ', 'T') + "Z"
                : text;
    }
}
