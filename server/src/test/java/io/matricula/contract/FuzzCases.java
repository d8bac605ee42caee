package io.matricula.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** The documented requests, and what becomes of them when values, forms, paths and headers are exchanged. */
final class FuzzCases {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** How one field of a body is changed. */
    enum Change {
        REPLACE,
        REMOVE,
        ADD,
        WRAP
    }

    private record Changed(Change change, int which, String json) {}

    private final List<ContractFile.Described> operations;

    FuzzCases(List<ContractFile.Described> operations) {
        this.operations = operations;
    }

    Arbitrary<FuzzCase> all() {
        Arbitrary<Changed> changes = Combinators.combine(
                        Arbitraries.of(Change.class), Arbitraries.integers().between(0, 60), FuzzValues.json())
                .as(Changed::new);
        return Combinators.combine(
                        Arbitraries.of(operations),
                        changes.list().ofMaxSize(3),
                        Arbitraries.frequency(
                                Tuple.of(5, FuzzForm.JSON),
                                Tuple.of(2, FuzzForm.FORM),
                                Tuple.of(2, FuzzForm.PARTS),
                                Tuple.of(2, FuzzForm.QUERY),
                                Tuple.of(1, FuzzForm.CUT),
                                Tuple.of(1, FuzzForm.BROKEN_OFF),
                                Tuple.of(1, FuzzForm.CHUNKED),
                                Tuple.of(1, FuzzForm.CHUNKED_BROKEN_OFF),
                                Tuple.of(1, FuzzForm.COLLIDING),
                                Tuple.of(1, FuzzForm.DUPLICATE_KEYS),
                                Tuple.of(1, FuzzForm.BROKEN_UTF_8),
                                Tuple.of(1, FuzzForm.UTF_16),
                                Tuple.of(1, FuzzForm.LATIN_1),
                                Tuple.of(1, FuzzForm.OTHER_TYPE),
                                Tuple.of(1, FuzzForm.NO_TYPE),
                                Tuple.of(1, FuzzForm.NO_JSON)),
                        FuzzValues.segment().injectNull(0.7),
                        FuzzValues.pair().injectNull(0.7),
                        FuzzValues.header().injectNull(0.7),
                        Arbitraries.frequency(Tuple.of(17, "right"), Tuple.of(1, "none"), Tuple.of(1, "garbage")))
                .as(this::build);
    }

    private FuzzCase build(
            ContractFile.Described operation,
            List<Changed> changes,
            FuzzForm form,
            String segment,
            String pair,
            String header,
            String caller) {
        ObjectNode tree = example(operation);
        changes.forEach(changed -> apply(changed, tree));
        FuzzForm.Written body = form.write(operation.hasBody() || form.isOdd() ? tree : NODES.objectNode());
        List<String> headers = new ArrayList<>(authorization(operation, caller));
        if (body.contentType() != null) {
            headers.add("Content-Type: " + body.contentType());
        }
        if (header != null) {
            headers.add(header);
        }
        String query = pair == null ? body.query() : body.query().isEmpty() ? pair : body.query() + "&" + pair;
        String target = path(operation, segment) + (query.isEmpty() ? "" : "?" + query.replace(" ", "+"));
        return new FuzzCase(operation, target, headers, body.bytes(), form);
    }

    private static List<String> authorization(ContractFile.Described operation, String caller) {
        if (operation.path().startsWith("/integration/")) {
            return List.of("X-Cloud-Auth-Token: " + (caller.equals("right") ? "sandbox-cloud-token" : "garbage"));
        }
        String role = caller.equals("right") && !operation.roles().isEmpty()
                ? operation.roles().get(0)
                : "public";
        String application = "sandbox-" + role.toLowerCase(Locale.ROOT).replace(' ', '-');
        return List.of(
                "Authorization: Bearer " + (caller.equals("garbage") ? "garbage" : FuzzCase.tokenOf(application)));
    }

    private static String path(ContractFile.Described operation, String segment) {
        String path = operation.path();
        List<Parameter> params = operation.operation().getParameters();
        for (Parameter param : params == null ? List.<Parameter>of() : params) {
            String example =
                    param.getExample() == null ? "1" : param.getExample().toString();
            path = path.replace(
                    "{" + param.getName() + "}",
                    segment == null ? URLEncoder.encode(example, StandardCharsets.UTF_8) : segment);
        }
        return path;
    }

    private static ObjectNode example(ContractFile.Described operation) {
        if (!operation.hasBody()) {
            return NODES.objectNode().set("page", NODES.objectNode().put("size", 20));
        }
        MediaType body = operation.body();
        Map<String, Example> examples = body.getExamples();
        Object example = examples == null || examples.isEmpty()
                ? body.getExample()
                : examples.values().iterator().next().getValue();
        JsonNode tree = ContractFile.json(example);
        return tree instanceof ObjectNode object ? object.deepCopy() : NODES.objectNode();
    }

    private static void apply(Changed changed, ObjectNode tree) {
        List<Map.Entry<ObjectNode, String>> fields = new ArrayList<>();
        collect(tree, fields);
        JsonNode value = NODES.rawValueNode(new RawValue(changed.json()));
        if (fields.isEmpty() || changed.change() == Change.ADD) {
            tree.set("unknown" + changed.which(), value);
            return;
        }
        Map.Entry<ObjectNode, String> field = fields.get(changed.which() % fields.size());
        UnaryOperator<JsonNode> wrapped = old -> NODES.arrayNode().add(old).add(value);
        switch (changed.change()) {
            case REMOVE -> field.getKey().remove(field.getValue());
            case WRAP ->
                field.getKey()
                        .set(field.getValue(), wrapped.apply(field.getKey().get(field.getValue())));
            default -> field.getKey().set(field.getValue(), value);
        }
    }

    private static void collect(JsonNode tree, List<Map.Entry<ObjectNode, String>> fields) {
        if (tree instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> fields.add(Map.entry(object, name)));
        }
        tree.forEach(child -> collect(child, fields));
    }
}
