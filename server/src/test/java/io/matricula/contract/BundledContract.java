package io.matricula.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A contract as one file: what its files say, to the letter, with the components of all of them in one place. A parser of
 * OpenAPI would leave out null values of examples.
 */
final class BundledContract {

    private final Path directory;
    private final Map<Path, Map<String, Object>> files = new HashMap<>();
    private final Map<String, Object> components = new TreeMap<>();

    private BundledContract(Path directory) {
        this.directory = directory;
    }

    /**
     * Bundles a contract.
     *
     * @param index the file that lists its paths
     * @return its document; may be changed
     */
    static Map<String, Object> of(Path index) {
        return new BundledContract(index.getParent()).bundle(index);
    }

    /** Writes a document, as it can be read again. */
    static String yaml(Map<String, Object> document) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(120);
        return yaml(options).dump(document);
    }

    private static Yaml yaml(DumperOptions options) {
        LoaderOptions loading = new LoaderOptions();
        loading.setMaxAliasesForCollections(Integer.MAX_VALUE);
        return new Yaml(new SafeConstructor(loading), new Representer(options), options, loading, new DatesAreText());
    }

    /** JSON knows no dates, and the examples are meant as JSON. */
    private static final class DatesAreText extends Resolver {

        @Override
        public void addImplicitResolver(Tag tag, Pattern regexp, String first, int limit) {
            if (tag != Tag.TIMESTAMP) {
                super.addImplicitResolver(tag, regexp, first, limit);
            }
        }
    }

    private Map<String, Object> bundle(Path index) {
        Map<String, Object> document = new LinkedHashMap<>(file(index));
        Map<String, Object> paths = new LinkedHashMap<>();
        map(document.get("paths")).forEach((path, item) -> paths.put(path, inlined(map(item), index)));
        document.put("paths", paths);
        if (document.get("components") instanceof Map<?, ?> own) {
            map(own).forEach((kind, named) ->
                    map(named).forEach((name, component) -> kind(kind).putIfAbsent(name, copy(component, index))));
        }
        document.put("components", components);
        return document;
    }

    private Object inlined(Map<String, Object> item, Path file) {
        if (item.get("$ref") instanceof String reference) {
            Path target = target(reference, file);
            return copy(find(reference, target), target);
        }
        return copy(item, file);
    }

    private Object copy(Object node, Path file) {
        if (node instanceof Map<?, ?> hash) {
            Map<String, Object> copied = new LinkedHashMap<>();
            map(hash).forEach((key, value) -> {
                boolean refers = key.equals("$ref") && value instanceof String;
                copied.put(key, refers ? reference((String) value, file) : copy(value, file));
            });
            return copied;
        }
        if (node instanceof List<?> list) {
            List<Object> copied = new ArrayList<>();
            list.forEach(element -> copied.add(copy(element, file)));
            return copied;
        }
        return node;
    }

    /** The component goes into the bundle, the reference points there. */
    private String reference(String reference, Path file) {
        Path target = target(reference, file);
        String[] steps = reference.substring(reference.indexOf('#') + 2).split("/");
        Map<String, Object> kind = kind(steps[1]);
        if (!kind.containsKey(steps[2])) {
            // first the name, as a schema may refer to itself
            kind.put(steps[2], Map.of());
            kind.put(steps[2], copy(find(reference, target), target));
        }
        return "#/components/" + steps[1] + "/" + steps[2];
    }

    private Map<String, Object> kind(String name) {
        return map(components.computeIfAbsent(name, created -> new TreeMap<String, Object>()));
    }

    private static Path target(String reference, Path file) {
        String name = reference.substring(0, reference.indexOf('#'));
        return name.isEmpty() ? file : file.resolveSibling(name).normalize();
    }

    private Object find(String reference, Path file) {
        Object found = file(file);
        for (String step : reference.substring(reference.indexOf('#') + 2).split("/")) {
            found = map(found).get(step);
        }
        if (found == null) {
            throw new IllegalStateException(directory.relativize(file) + " has no " + reference);
        }
        return found;
    }

    private Map<String, Object> file(Path path) {
        return files.computeIfAbsent(path, BundledContract::read);
    }

    /** Reads a file of the contract, or a bundle. */
    static Map<String, Object> read(Path path) {
        try {
            return yaml(new DumperOptions()).load(Files.readString(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A node that is known to be an object. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }
}
