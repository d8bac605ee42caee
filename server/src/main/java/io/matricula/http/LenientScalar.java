package io.matricula.http;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads one scalar in each form that clients send. Null for a param that may not be null is noted as blank: the nullable
 * ones never ask here.
 *
 * @param <T> the Java type of the generated model
 */
abstract class LenientScalar<T> extends StdDeserializer<T> {

    private final transient String demand;

    /** @param demand what the value must be, as it reads after the name of the param */
    LenientScalar(Class<T> type, String demand) {
        super(type);
        this.demand = demand;
    }

    /** Reads text, never blank; null or an exception of java.lang or java.time where it does not fit. */
    abstract T read(String text);

    /** Reads a blank. */
    T readBlank(DeserializationContext context) {
        return null;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        JsonToken token = parser.currentToken();
        if (!token.isScalarValue() || token == JsonToken.VALUE_EMBEDDED_OBJECT) {
            parser.skipChildren();
            return refuse(parser, context);
        }
        String text = parser.getString();
        if (text.isBlank()) {
            return readBlank(context);
        }
        T value = readOrNull(text);
        return value == null ? refuse(parser, context) : taken(value, parser, context);
    }

    /** Notes that the param has a value. */
    final T taken(T value, JsonParser parser, DeserializationContext context) {
        SentParams.note(parser, context);
        return value;
    }

    private T readOrNull(String text) {
        try {
            return read(text);
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException unfit) {
            return null;
        }
    }

    final T refuse(JsonParser parser, DeserializationContext context) {
        LenientModule.errorsOf(context).add(ParamNames.at(parser.streamReadContext()), demand);
        return null;
    }

    @Override
    public T getNullValue(DeserializationContext context) {
        JsonParser parser = context.getParser();
        FieldErrors errors = LenientModule.errorsOf(context);
        String name = ParamNames.at(parser.streamReadContext());
        // asked for as well when a deserializer is made, and again after a value was refused
        if (parser.currentToken().isScalarValue() && !errors.names(name)) {
            errors.add(name, FieldErrors.BLANK);
        }
        return null;
    }
}
