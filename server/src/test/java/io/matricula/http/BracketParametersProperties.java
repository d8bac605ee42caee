package io.matricula.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever tree a client writes as bracket parameters comes out as that tree, and no text is worse than a refusal. */
class BracketParametersProperties {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Property(tries = 500, seed = "20171122")
    void readsEveryTreeThatARailsClientWrites(@ForAll("trees") ObjectNode tree) {
        List<String> pairs = new ArrayList<>();
        write("", tree, pairs);

        assertThat(RequestParameters.ofPairs(String.join("&", pairs))).isEqualTo(tree);
    }

    @Property(tries = 2000, seed = "20171122")
    void readsOrRefusesAnyText(@ForAll("pairs") String pairs) {
        try {
            assertThat(RequestParameters.ofPairs(pairs)).isNotNull();
        } catch (BadRequestException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> pairs() {
        return Arbitraries.strings().withChars("ab01[]=&%+.é\u0000").ofMaxLength(40);
    }

    @Provide
    Arbitrary<ObjectNode> trees() {
        return hash(3);
    }

    private static Arbitrary<ObjectNode> hash(int levels) {
        return Arbitraries.maps(Arbitraries.of("email", "name", "kind", "meta", "é"), node(levels))
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(entries -> {
                    ObjectNode hash = NODES.objectNode();
                    entries.forEach(hash::set);
                    return hash;
                });
    }

    private static Arbitrary<JsonNode> node(int levels) {
        Arbitrary<JsonNode> text =
                Arbitraries.strings().withChars("ax0 []&=%+é\"").ofMaxLength(6).map(NODES::stringNode);
        return levels == 0
                ? text
                : Arbitraries.oneOf(List.of(
                        text, list(text), hash(levels - 1).map(hash -> (JsonNode) hash), list(rows(levels - 1))));
    }

    /** Rows with the same keys: the only lists of hashes that {@code a[][k]} can tell apart. */
    private static Arbitrary<JsonNode> rows(int levels) {
        return Arbitraries.strings().withChars("ab").ofMaxLength(3).map(value -> {
            ObjectNode row = NODES.objectNode();
            row.put("id", value).put("begin_at", value + levels);
            return row;
        });
    }

    private static Arbitrary<JsonNode> list(Arbitrary<JsonNode> items) {
        return items.list().ofMinSize(1).ofMaxSize(3).map(nodes -> {
            ArrayNode list = NODES.arrayNode();
            nodes.forEach(list::add);
            return list;
        });
    }

    private static void write(String name, JsonNode node, List<String> pairs) {
        if (node instanceof ObjectNode hash) {
            hash.properties()
                    .forEach(entry -> write(
                            name.isEmpty() ? entry.getKey() : name + "[" + entry.getKey() + "]",
                            entry.getValue(),
                            pairs));
        } else if (node instanceof ArrayNode list) {
            list.forEach(item -> write(name + "[]", item, pairs));
        } else {
            pairs.add(encoded(name) + "=" + encoded(node.asString()));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
