package io.matricula.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The params of a contract's request as one tree, in whatever form it sends them. */
final class SentParams {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern KEY = Pattern.compile("\\[([^\\]]*)]");

    private SentParams() {}

    /** Those of the query: in the address, or by themselves. */
    static ObjectNode ofQuery(WrittenContract contract) {
        ObjectNode tree = JSON.createObjectNode();
        int at = contract.target().indexOf('?');
        if (at >= 0) {
            addPairs(tree, contract.target().substring(at + 1));
        }
        ((Map<?, ?>) contract.request().getOrDefault("queryParameters", Map.of()))
                .forEach((name, value) -> add(tree, name.toString(), value.toString()));
        return tree;
    }

    /** That of the body; empty if there is none, or none that can be read. */
    static Optional<JsonNode> ofBody(WrittenContract contract) {
        if (contract.request().get("multipart") instanceof Map<?, ?> parts) {
            return Optional.of(ofParts(parts));
        }
        String body = WrittenContract.body(contract.request());
        if (body == null) {
            return Optional.empty();
        }
        String type = contract.requestHeader("Content-Type").orElse("");
        if (type.startsWith("application/x-www-form-urlencoded")) {
            ObjectNode tree = JSON.createObjectNode();
            addPairs(tree, body);
            return Optional.of(tree);
        }
        try {
            return Optional.of(JSON.readTree(body));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static ObjectNode ofParts(Map<?, ?> parts) {
        ObjectNode tree = JSON.createObjectNode();
        ((Map<?, ?>) parts.get("params")).forEach((name, value) -> add(tree, name.toString(), value.toString()));
        for (Object part : (List<?>) parts.get("named")) {
            Map<?, ?> file = (Map<?, ?>) part;
            add(tree, file.get("paramName").toString(), file.get("fileContent").toString());
        }
        return tree;
    }

    private static void addPairs(ObjectNode tree, String pairs) {
        for (String pair : pairs.split("&")) {
            String[] nameAndValue = pair.split("=", 2);
            add(tree, decoded(nameAndValue[0]), nameAndValue.length == 1 ? "" : decoded(nameAndValue[1]));
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** {@code user[languages_users_attributes][][position]}: an empty key appends, to the last element if that lacks it. */
    private static void add(ObjectNode tree, String name, String value) {
        String first = name.replaceFirst("\\[.*", "");
        List<String> rest = KEY.matcher(name)
                .results()
                .map((MatchResult key) -> key.group(1))
                .toList();
        put(tree, first, rest, value);
    }

    private static void put(ObjectNode hash, String key, List<String> rest, String value) {
        if (rest.isEmpty()) {
            hash.put(key, value);
        } else if (rest.get(0).isEmpty()) {
            append(hash.withArrayProperty(key), rest.subList(1, rest.size()), value);
        } else {
            put(hash.withObjectProperty(key), rest.get(0), rest.subList(1, rest.size()), value);
        }
    }

    private static void append(ArrayNode list, List<String> rest, String value) {
        if (rest.isEmpty()) {
            list.add(value);
            return;
        }
        boolean begins = list.isEmpty() || list.get(list.size() - 1).has(rest.get(0));
        ObjectNode element = begins ? list.addObject() : (ObjectNode) list.get(list.size() - 1);
        put(element, rest.get(0), rest.subList(1, rest.size()), value);
    }
}
