package io.matricula.http;

import org.openapitools.jackson.nullable.JsonNullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.type.ReferenceType;

/**
 * Keeps absent, null and value apart. A blank for a number, date or enum is null here, where the library's own
 * deserializer takes it as absent and a form could not clear anything; a blank file stays absent, as an empty file field
 * of a form means "no new file".
 */
final class NullableDeserializer extends ValueDeserializer<JsonNullable<?>> {

    private final ReferenceType type;
    private final ValueDeserializer<?> content;

    NullableDeserializer(ReferenceType type, ValueDeserializer<?> content) {
        this.type = type;
        this.content = content;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        JavaType contentType = type.getReferencedType();
        return new NullableDeserializer(type, context.findContextualValueDeserializer(contentType, property));
    }

    @Override
    public JsonNullable<?> deserialize(JsonParser parser, DeserializationContext context) {
        Object value = content.deserialize(parser, context);
        if (value == null) {
            if (type.getReferencedType().hasRawClass(byte[].class)) {
                return JsonNullable.undefined();
            }
            SentParams.note(parser, context);
        }
        return JsonNullable.of(value);
    }

    @Override
    public JsonNullable<?> getNullValue(DeserializationContext context) {
        // asked for as well when a deserializer is made
        if (context.getParser().currentToken().isScalarValue()) {
            SentParams.note(context.getParser(), context);
        }
        return JsonNullable.of(null);
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return JsonNullable.undefined();
    }
}
