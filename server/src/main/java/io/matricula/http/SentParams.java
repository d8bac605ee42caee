package io.matricula.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which params of a body an operation took: those that were sent and that it knows. Names alone; they are made when they
 * are asked for.
 */
public final class SentParams {

    private static final String ATTRIBUTE = SentParams.class.getName();

    private final Supplier<ObjectNode> sent;
    private final Supplier<JsonNode> taken;

    /**
     * @param sent the body as it came
     * @param taken the body as it was bound, without what was not sent
     */
    SentParams(Supplier<ObjectNode> sent, Supplier<JsonNode> taken) {
        this.sent = sent;
        this.taken = taken;
    }

    void keepIn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /**
     * The params that the operation of a request took.
     *
     * @param request a request whose body was acceptable, or that has none
     * @return from the root to a param, keys of objects alone: the rows of a list share one name
     */
    public static Set<List<String>> of(HttpServletRequest request) {
        Set<List<String>> names = new LinkedHashSet<>();
        if (request.getAttribute(ATTRIBUTE) instanceof SentParams params) {
            collect(params.sent.get(), params.taken.get(), new ArrayDeque<>(), names);
        }
        return names;
    }

    private static void collect(JsonNode sent, JsonNode taken, Deque<String> path, Set<List<String>> names) {
        if (sent.isArray()) {
            for (int at = 0; at < sent.size(); at++) {
                // one element may stand for the object itself
                JsonNode element = taken.isArray() ? taken.path(at) : taken;
                collect(sent.get(at), element, path, names);
            }
        } else if (sent.isObject() && taken.isObject()) {
            sent.properties().stream()
                    .filter(property -> taken.has(property.getKey()))
                    .forEach(property -> {
                        path.addLast(property.getKey());
                        collect(property.getValue(), taken.get(property.getKey()), path, names);
                        path.removeLast();
                    });
        } else if (!taken.isMissingNode() && !path.isEmpty()) {
            names.add(List.copyOf(path));
        }
    }
}
