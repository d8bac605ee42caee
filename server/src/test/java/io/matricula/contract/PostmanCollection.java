package io.matricula.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The main flow for Postman: each step hands its outputs to the next ones as variables of the collection. */
final class PostmanCollection {

    static final Path FILE = ReleasedContract.SOURCES.resolve("workflows/enrol.postman_collection.json");

    private static final String FORMAT = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private PostmanCollection() {}

    /** The text of the file. */
    static String of(Workflow workflow) {
        Map<String, Object> collection = new LinkedHashMap<>();
        collection.put(
                "info", ordered("name", workflow.title(), "description", workflow.description(), "schema", FORMAT));
        List<Object> variables = new ArrayList<>();
        variables.add(ordered("key", "baseUrl", "value", "http://127.0.0.1:8042"));
        workflow.inputs().forEach((name, value) -> variables.add(ordered("key", name, "value", value)));
        collection.put("variable", variables);
        collection.put(
                "item", workflow.steps().stream().map(PostmanCollection::item).toList());
        return JSON.writeValueAsString(collection).replace("\r\n", "\n") + "\n";
    }

    private static Map<String, Object> item(Workflow.Step step) {
        Map<String, Object> request = ordered("method", step.operation().method());
        List<Object> headers = new ArrayList<>();
        step.parameters()
                .getOrDefault("header", Map.of())
                .forEach((name, value) -> headers.add(ordered("key", name, "value", variable(value))));
        if (step.payload() != null) {
            headers.add(ordered("key", "Content-Type", "value", "application/json"));
        }
        request.put("header", headers);
        request.put("url", "{{baseUrl}}" + step.path(PostmanCollection::variable));
        if (step.payload() != null) {
            request.put("body", ordered("mode", "raw", "raw", variable(JSON.writeValueAsString(step.payload()))));
        }
        Map<String, Object> script = ordered("type", "text/javascript", "exec", script(step));
        Map<String, Object> item = ordered("name", step.description(), "request", request);
        item.put("event", List.of(ordered("listen", "test", "script", script)));
        return item;
    }

    private static List<String> script(Workflow.Step step) {
        List<String> lines = new ArrayList<>();
        lines.add("pm.test('%d', () => pm.response.to.have.status(%1$d));".formatted(step.status()));
        step.outputs()
                .forEach((name, pointer) -> lines.add("pm.collectionVariables.set('%s_%s', pm.response.json().%s);"
                        .formatted(step.id(), name, pointer.substring(1).replace('/', '.'))));
        return lines;
    }

    private static String variable(String text) {
        return Workflow.resolved(text, name -> "{{" + name + "}}");
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> hash = new LinkedHashMap<>();
        for (int at = 0; at < keysAndValues.length; at += 2) {
            hash.put((String) keysAndValues[at], keysAndValues[at + 1]);
        }
        return hash;
    }
}
