package io.matricula.client.cli;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.matricula.client.generated.ApiClient;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openapitools.jackson.nullable.JsonNullable;
import tools.jackson.databind.ObjectMapper;

/** The params that the contract has for a request, read from its generated model. */
final class Params {

    static final ObjectMapper MAPPER = ApiClient.createDefaultObjectMapper();

    private final Class<?> model;
    private final Map<String, Param> byName = new TreeMap<>();

    /**
     * A param.
     *
     * @param type of its value, the element's for a list
     */
    record Param(Class<?> type, boolean list, boolean required) {

        boolean isNested() {
            return type.getPackageName().equals("io.matricula.client.intra.model") && !type.isEnum();
        }
    }

    private Params(Class<?> model) {
        this.model = model;
        for (Method getter : model.getMethods()) {
            JsonProperty property = getter.getAnnotation(JsonProperty.class);
            if (property != null && getter.getName().startsWith("get")) {
                byName.put(property.value(), param(getter.getGenericReturnType(), property.required()));
            }
        }
    }

    static Params of(Class<?> model) {
        return new Params(model);
    }

    private static Param param(Type type, boolean required) {
        if (type instanceof ParameterizedType generic) {
            Param element = param(generic.getActualTypeArguments()[0], required);
            return generic.getRawType() == JsonNullable.class ? element : new Param(element.type(), true, required);
        }
        return new Param((Class<?>) type, false, required);
    }

    List<String> required() {
        return byName.entrySet().stream()
                .filter(param -> param.getValue().required())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The param at the end of a path; anything may be inside a hash that is open, as meta is. */
    Optional<Param> find(List<String> path) {
        Param first = byName.get(path.get(0));
        if (first == null) {
            return isOpen() ? Optional.of(new Param(String.class, false, false)) : Optional.empty();
        }
        List<String> rest = path.subList(1, path.size());
        if (first.list() && !rest.isEmpty()) {
            rest = rest.get(0).matches("\\d{0,3}") ? rest.subList(1, rest.size()) : List.of();
        }
        if (first.isNested() != !rest.isEmpty()) {
            return Optional.empty();
        }
        return first.isNested() ? of(first.type()).find(rest) : Optional.of(first);
    }

    private boolean isOpen() {
        return Arrays.stream(model.getMethods()).anyMatch(method -> method.isAnnotationPresent(JsonAnyGetter.class));
    }

    /** {@code user[languages_users_attributes][][language_id]}, with or without the outer name, as its parts. */
    static List<String> path(String name, String outer) {
        String inner =
                name.startsWith(outer + "[") ? name.substring(outer.length()).replaceFirst("^\\[([^]]*)]", "$1") : name;
        int bracket = inner.indexOf('[');
        if (bracket < 0) {
            return List.of(inner);
        }
        String brackets = inner.substring(bracket);
        if (!brackets.matches("(\\[[^\\[\\]]*])+")) {
            return List.of(name);
        }
        return Stream.concat(
                        Stream.of(inner.substring(0, bracket)),
                        Arrays.stream(
                                brackets.substring(1, brackets.length() - 1).split("]\\[", -1)))
                .toList();
    }
}
