package io.matricula.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes one tree of bracket parameters, by the rules of Rack's query parser:
 *
 * <ul>
 *   <li>{@code a=1} is a value; sent again, the later one counts;
 *   <li>{@code a[k]=1} is the key {@code k} of a hash {@code a}, and so on for any number of brackets;
 *   <li>{@code a[]=1} adds a value to a list {@code a};
 *   <li>{@code a[][k]=1} sets {@code k} in the last row of the list {@code a}, or begins a new row if there is none or
 *       the last one has {@code k} already;
 *   <li>{@code a[0][k]=1} names the row: a hash whose keys are all whole numbers becomes a list, in their order;
 *   <li>a name without a closing bracket is taken to the letter.
 * </ul>
 *
 * <p>One name cannot be a value, a hash and a list at once.
 */
final class BracketParameters {

    /** The deepest nesting that is read. */
    static final int MAX_DEPTH = 32;

    /** The number of params that are read. */
    static final int MAX_KEYS = 4096;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode root = NODES.objectNode();
    private int keys;

    /**
     * Adds a param.
     *
     * @param name its name with brackets, decoded
     * @param value its value, text or a file's bytes
     * @throws BadRequestException if the name contradicts an earlier one, or there are too many params or levels
     */
    void add(String name, JsonNode value) {
        if (++keys > MAX_KEYS) {
            throw new BadRequestException("There are more than " + MAX_KEYS + " params");
        }
        List<String> path = path(name);
        if (path.size() > MAX_DEPTH) {
            throw new BadRequestException("The params are nested more than " + MAX_DEPTH + " levels deep");
        }
        put(root, path, 0, value, name);
    }

    /**
     * The tree of all params that were added.
     *
     * @return an object, empty without params
     */
    ObjectNode tree() {
        new ArrayList<>(root.properties()).forEach(entry -> root.set(entry.getKey(), withLists(entry.getValue())));
        return root;
    }

    /** Splits {@code a[b][][c]} into a, b, an empty key and c. */
    private static List<String> path(String name) {
        int open = name.indexOf('[');
        if (open <= 0 || !name.endsWith("]")) {
            return List.of(name);
        }
        List<String> path = new ArrayList<>();
        path.add(name.substring(0, open));
        int at = open;
        while (at < name.length()) {
            int close = name.indexOf(']', at);
            if (name.charAt(at) != '[' || close < 0) {
                return List.of(name);
            }
            path.add(name.substring(at + 1, close));
            at = close + 1;
        }
        return path;
    }

    private static void put(ObjectNode hash, List<String> path, int level, JsonNode value, String name) {
        String key = path.get(level);
        JsonNode present = hash.get(key);
        if (level == path.size() - 1) {
            if (present != null && present.isContainer()) {
                throw conflict(name);
            }
            hash.set(key, value);
        } else if (path.get(level + 1).isEmpty()) {
            add(list(hash, key, present, name), path, level + 1, value, name);
        } else {
            put(hash(hash, key, present, name), path, level + 1, value, name);
        }
    }

    private static void add(ArrayNode list, List<String> path, int level, JsonNode value, String name) {
        if (level == path.size() - 1) {
            list.add(value);
            return;
        }
        JsonNode last = list.isEmpty() ? null : list.get(list.size() - 1);
        if (last != null && !last.isObject()) {
            throw conflict(name);
        }
        ObjectNode row = last == null || has(last, path, level + 1) ? list.addObject() : (ObjectNode) last;
        put(row, path, level + 1, value, name);
    }

    /** Tells whether a row has a value where a path leads, so that the param begins the next row. */
    private static boolean has(JsonNode row, List<String> path, int level) {
        JsonNode at = row;
        for (String key : path.subList(level, path.size())) {
            if (key.isEmpty()) {
                return false;
            }
            at = at.get(key);
            if (at == null) {
                return false;
            }
        }
        return true;
    }

    private static ArrayNode list(ObjectNode hash, String key, JsonNode present, String name) {
        if (present == null) {
            return hash.putArray(key);
        }
        if (present instanceof ArrayNode list) {
            return list;
        }
        throw conflict(name);
    }

    private static ObjectNode hash(ObjectNode hash, String key, JsonNode present, String name) {
        if (present == null) {
            return hash.putObject(key);
        }
        if (present instanceof ObjectNode nested) {
            return nested;
        }
        throw conflict(name);
    }

    private static BadRequestException conflict(String name) {
        String shown = name.length() > 100 ? name.substring(0, 100) + "…" : name;
        return new BadRequestException("The param " + shown + " contradicts an earlier param");
    }

    private static JsonNode withLists(JsonNode node) {
        if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, withLists(list.get(i)));
            }
        } else if (node instanceof ObjectNode hash) {
            new ArrayList<>(hash.properties()).forEach(entry -> hash.set(entry.getKey(), withLists(entry.getValue())));
            return isIndexed(hash) ? rows(hash) : hash;
        }
        return node;
    }

    private static boolean isIndexed(ObjectNode hash) {
        return !hash.isEmpty() && hash.propertyNames().stream().allMatch(key -> key.matches("\\d{1,9}"));
    }

    private static ArrayNode rows(ObjectNode hash) {
        Map<Integer, JsonNode> ordered = new TreeMap<>();
        hash.properties().forEach(entry -> ordered.put(Integer.valueOf(entry.getKey()), entry.getValue()));
        return NODES.arrayNode().addAll(ordered.values());
    }
}
