package io.matricula.contract;

import static io.matricula.contract.BundledContract.map;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The main flow of {@code openapi/workflows}, with the method and the path that the contract gives each step. */
final class Workflow {

    private static final Pattern EXPRESSION =
            Pattern.compile("\\{?\\$(inputs\\.(?<input>\\w+)|steps\\.(?<step>\\w+)\\.outputs\\.(?<output>\\w+))}?");

    private final Map<String, Object> document;

    private Workflow(Map<String, Object> document) {
        this.document = document;
    }

    static Workflow read() {
        return new Workflow(BundledContract.read(ReleasedContract.SOURCES.resolve("workflows/enrol.arazzo.yaml")));
    }

    /**
     * A step.
     *
     * @param id names it
     * @param description a sentence
     * @param operation what the contract says of it
     * @param parameters by place ({@code header}, {@code path}) and name
     * @param payload of the body; null without one
     * @param status of the answer
     * @param outputs JSON pointers into the answer, by name
     */
    record Step(
            String id,
            String description,
            ContractFile.Described operation,
            Map<String, Map<String, String>> parameters,
            Object payload,
            int status,
            Map<String, String> outputs) {

        /** The path with its params put in. */
        String path(UnaryOperator<String> resolved) {
            String path = operation.path();
            for (Map.Entry<String, String> param :
                    parameters.getOrDefault("path", Map.of()).entrySet()) {
                path = path.replace("{" + param.getKey() + "}", resolved.apply(param.getValue()));
            }
            return path;
        }
    }

    /** The one workflow of the document. */
    private Map<String, Object> only() {
        return map(((List<?>) document.get("workflows")).get(0));
    }

    String title() {
        return map(document.get("info")).get("title").toString();
    }

    String description() {
        return only().get("description").toString();
    }

    /** The values that inputs have unless others are given. */
    Map<String, String> inputs() {
        Map<String, String> defaults = new LinkedHashMap<>();
        map(map(only().get("inputs")).get("properties"))
                .forEach((name, schema) ->
                        defaults.put(name, map(schema).get("default").toString()));
        return defaults;
    }

    List<Step> steps() {
        return ((List<?>) only().get("steps"))
                .stream().map(step -> step(map(step))).toList();
    }

    private static Step step(Map<String, Object> written) {
        Object body = written.get("requestBody");
        Map<String, Map<String, String>> parameters = new LinkedHashMap<>();
        ((List<?>) written.getOrDefault("parameters", List.of())).forEach(parameter -> {
            Map<String, Object> given = map(parameter);
            parameters
                    .computeIfAbsent(given.get("in").toString(), place -> new LinkedHashMap<>())
                    .put(given.get("name").toString(), given.get("value").toString());
        });
        Map<String, String> outputs = new LinkedHashMap<>();
        map(written.getOrDefault("outputs", Map.of()))
                .forEach((name, expression) ->
                        outputs.put(name, expression.toString().replaceFirst(Pattern.quote("$response.body#"), "")));
        String criterion = map(((List<?>) written.get("successCriteria")).get(0))
                .get("condition")
                .toString();
        return new Step(
                written.get("stepId").toString(),
                written.get("description").toString(),
                operation(written.get("operationId").toString()),
                parameters,
                body == null ? null : map(body).get("payload"),
                Integer.parseInt(criterion.replaceFirst(Pattern.quote("$statusCode == "), "")),
                outputs);
    }

    private static ContractFile.Described operation(String id) {
        return ContractFile.INTRA
                .operations()
                .filter(described -> described.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the contract has no operation " + id));
    }

    /**
     * Puts values in the place of expressions.
     *
     * @param text may hold {@code $inputs.x}, or {@code $steps.x.outputs.y} alone or in braces
     * @param value the value of {@code x}, or of {@code x_y}
     */
    static String resolved(String text, UnaryOperator<String> value) {
        return EXPRESSION
                .matcher(text)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        value.apply(found.group(2) == null ? found.group(3) + "_" + found.group(4) : found.group(2))));
    }
}
