package io.matricula.http;

import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openapitools.jackson.nullable.JsonNullableJackson3Module;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Binds a body to its generated model and checks it: form, then the rules of its capability, then the constraints of its
 * schema. All that is wrong ends in one {@link UnprocessableException}.
 */
@Component
class BodyBinder {

    /** A flat body with as many keys as are allowed has this many tokens, braces included. */
    private static final int MAX_TOKENS = 2 * BracketParameters.MAX_KEYS + 2;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(BracketParameters.MAX_DEPTH)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .build())
            .addModule(new JsonNullableJackson3Module())
            .addModule(new LenientModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)
            .withCoercionConfigDefaults(
                    config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull)
                            .setAcceptBlankAsEmpty(true))
            .build();

    private final Validator validator = Constraints.validator();
    private final Map<Class<?>, BodyRules<?>> rules;

    BodyBinder(List<BodyRules<?>> rules) {
        this.rules = rules.stream().collect(Collectors.toMap(BodyRules::body, Function.identity()));
    }

    /**
     * Binds a JSON body.
     *
     * @param type the generated model
     * @param json UTF-8; blank counts as an empty object
     * @param taken where to note the params that were sent and are known
     * @return the model, valid
     * @throws BadRequestException if it is not a JSON object, or not UTF-8
     * @throws UnprocessableException if at least one param is not acceptable
     */
    <T> T bind(Class<T> type, byte[] json, SentParams taken) {
        if (isBlank(json)) {
            return bind(type, emptyTree(), taken);
        }
        // the mapper would take the only element of a list for the body, as it rightly does further inside
        if (first(json) == '[') {
            throw new BadRequestException("The body is not a JSON object");
        }
        if (rules.get(type) instanceof SentBodyRules<?>) {
            return bind(type, tree(json), taken);
        }
        RequestParameters.utf8(json);
        FieldErrors errors = new FieldErrors();
        T body = bind(type, reader -> reader.readValue(json), taken, errors);
        errors.throwIfAny();
        return body;
    }

    /** Binds a tree, as {@link #bind(Class, byte[], SentParams)} does. */
    <T> T bind(Class<T> type, ObjectNode tree, SentParams taken) {
        FieldErrors errors = new FieldErrors();
        T body = bind(type, reader -> reader.readValue(tree), taken, errors);
        if (rules.get(type) instanceof SentBodyRules<?> ofSent) {
            ofSent.decide(tree, errors);
        } else {
            errors.throwIfAny();
        }
        return body;
    }

    private <T> T bind(Class<T> type, Function<ObjectReader, T> read, SentParams taken, FieldErrors errors) {
        ObjectReader reader =
                mapper.readerFor(type).withAttributes(Map.of(FieldErrors.class, errors, SentParams.class, taken));
        T body = readOrNote(read, reader, errors);
        if (body != null) {
            check(body, errors);
        }
        return body;
    }

    private static <T> T readOrNote(Function<ObjectReader, T> read, ObjectReader reader, FieldErrors errors) {
        try {
            return read.apply(reader);
        } catch (DatabindException unfit) {
            String name = ParamNames.bracketed(unfit.getPath().stream()
                    .map(JacksonException.Reference::getPropertyName)
                    .filter(key -> key != null)
                    .iterator());
            if (name.isEmpty()) {
                throw new BadRequestException("The body is not a JSON object");
            }
            errors.add(name, "is invalid");
            return null;
        } catch (JacksonException unreadable) {
            throw new BadRequestException("The body is not valid JSON");
        }
    }

    @SuppressWarnings("unchecked")
    private <T> void check(T body, FieldErrors errors) {
        Optional<BodyRules<T>> rule = Optional.ofNullable((BodyRules<T>) rules.get(body.getClass()));
        rule.ifPresent(ofBody -> ofBody.check(body, errors));
        Constraints.note(validator.validate(body), errors);
        if (!errors.isEmpty()) {
            rule.ifPresent(ofBody -> ofBody.checkStored(body, errors));
        }
    }

    /**
     * Reads a JSON body as a tree, to be merged with a query.
     *
     * @param json UTF-8; blank counts as an empty object
     * @return the tree
     * @throws BadRequestException if it is not a JSON object, or not UTF-8
     */
    ObjectNode tree(byte[] json) {
        if (isBlank(json)) {
            return emptyTree();
        }
        RequestParameters.utf8(json);
        try {
            if (mapper.readTree(json) instanceof ObjectNode tree) {
                return tree;
            }
        } catch (JacksonException unreadable) {
            throw new BadRequestException("The body is not valid JSON");
        }
        throw new BadRequestException("The body is not a JSON object");
    }

    /**
     * Lays one tree over another: hashes are merged, anything else is replaced.
     *
     * @param under the tree that gives way, changed
     * @param over the tree that wins
     * @return {@code under}
     */
    ObjectNode merge(ObjectNode under, ObjectNode over) {
        over.properties().forEach(entry -> {
            JsonNode present = under.get(entry.getKey());
            boolean hashes = present instanceof ObjectNode && entry.getValue() instanceof ObjectNode;
            under.set(
                    entry.getKey(),
                    hashes ? merge((ObjectNode) present, (ObjectNode) entry.getValue()) : entry.getValue());
        });
        return under;
    }

    private static ObjectNode emptyTree() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static boolean isBlank(byte[] json) {
        return first(json) == 0;
    }

    /** The first byte that is not white space, 0 if there is none. */
    private static byte first(byte[] json) {
        for (byte b : json) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b;
            }
        }
        return 0;
    }
}
