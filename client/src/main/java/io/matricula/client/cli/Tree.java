package io.matricula.client.cli;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Params as a tree of JSON, put together name by name. */
final class Tree {

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();

    /** @param path as {@link Params#path} gives it; an empty part is the first row of a list, a number the row of that index */
    void put(List<String> path, JsonNode value) {
        ObjectNode at = root;
        for (int part = 0; part < path.size() - 1; part++) {
            String name = path.get(part);
            if (path.get(part + 1).matches("\\d{0,3}")) {
                at = row(at.withArrayProperty(name), path.get(part + 1));
                part++;
            } else {
                at = at.withObjectProperty(name);
            }
        }
        at.set(path.get(path.size() - 1), value);
    }

    private static ObjectNode row(ArrayNode rows, String index) {
        int wanted = index.isEmpty() ? 0 : Integer.parseInt(index);
        while (rows.size() <= wanted) {
            rows.addObject();
        }
        return (ObjectNode) rows.get(wanted);
    }

    ObjectNode json() {
        return root;
    }

    /** @throws tools.jackson.core.JacksonException if a value does not fit, which {@link Values} rules out */
    <T> T as(Class<T> model) {
        return Params.MAPPER.treeToValue(root, model);
    }
}
