package io.matricula.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads from the contract files that the server serves who may call what. Works on the syntax tree, as making objects of
 * the whole contract would take most of a second at every start.
 */
final class ContractReader {

    /** The one index whose operations take the token of learningCloud. */
    private static final String CLOUD_INDEX = "learningcloud.yaml";

    private static final String TOO_MANY_REQUESTS = "429";

    private static final String DIRECTORY = "META-INF/resources/openapi/";

    // not the thread's own: whoever reads may be a thread that does not know the classes of an executable jar
    private static final ClassLoader CLASSES = ContractReader.class.getClassLoader();

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch");

    private final Map<String, Node> files = new HashMap<>();
    private final OperationTree operations = new OperationTree();

    /**
     * Reads the contract.
     *
     * @return every operation
     * @throws IllegalStateException if an operation does not say which roles it requires
     */
    static OperationTree read() {
        return read("intra.yaml", CLOUD_INDEX, "operations.yaml");
    }

    static OperationTree read(String... indexes) {
        ContractReader reader = new ContractReader();
        for (String index : indexes) {
            reader.readIndex(index, index.equals(CLOUD_INDEX) ? Caller.Kind.CLOUD : Caller.Kind.APPLICATION);
        }
        return reader.operations;
    }

    private void readIndex(String index, Caller.Kind token) {
        for (NodeTuple path : entries(value(file(index), "paths"))) {
            Node item = path.getValueNode();
            Node reference = value(item, "$ref");
            addPath(text(path.getKeyNode()), reference == null ? item : follow(index, text(reference)), token);
        }
    }

    private void addPath(String template, Node item, Caller.Kind token) {
        for (NodeTuple entry : entries(item)) {
            String method = text(entry.getKeyNode());
            if (METHODS.contains(method)) {
                operations.add(template, operation(method.toUpperCase(Locale.ROOT), entry.getValueNode(), token));
            }
        }
    }

    private static Operation operation(String method, Node node, Caller.Kind token) {
        String id = text(value(node, "operationId"));
        Node roles = value(node, "x-required-roles");
        if (!(roles instanceof SequenceNode list)) {
            throw new IllegalStateException("The contract does not say which roles " + id + " requires");
        }
        Set<String> names = new LinkedHashSet<>();
        list.getValue().forEach(role -> names.add(text(role)));
        boolean isPublic = value(node, "security") instanceof SequenceNode security
                && security.getValue().isEmpty();
        boolean orTheUser = value(node, "x-or-the-user") instanceof ScalarNode flag && "true".equals(flag.getValue());
        boolean limited = value(value(node, "responses"), TOO_MANY_REQUESTS) != null;
        return new Operation(
                id, method, Set.copyOf(names), orTheUser, isPublic ? null : token, limited, success(id, node));
    }

    private static int success(String id, Node operation) {
        return entries(value(operation, "responses")).stream()
                .map(response -> text(response.getKeyNode()))
                .filter(status -> status.matches("[23]\\d\\d"))
                .findFirst()
                .map(Integer::valueOf)
                .orElseThrow(() -> new IllegalStateException("The contract does not say what " + id + " answers"));
    }

    private Node follow(String from, String reference) {
        int hash = reference.indexOf('#');
        String path = URI.create(from).resolve(reference.substring(0, hash)).getPath();
        Node node = file(path);
        for (String key : reference.substring(hash + 2).split("/")) {
            node = value(node, key.replace("~1", "/").replace("~0", "~"));
        }
        return node;
    }

    private Node file(String name) {
        return files.computeIfAbsent(name, ContractReader::parse);
    }

    private static Node parse(String name) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        try (InputStream in = new ClassPathResource(DIRECTORY + name, CLASSES).getInputStream()) {
            return new Yaml(options).compose(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Node value(Node node, String key) {
        return entries(node).stream()
                .filter(entry -> key.equals(text(entry.getKeyNode())))
                .map(NodeTuple::getValueNode)
                .findFirst()
                .orElse(null);
    }

    private static List<NodeTuple> entries(Node node) {
        return ((MappingNode) node).getValue();
    }

    private static String text(Node node) {
        return ((ScalarNode) node).getValue();
    }
}
