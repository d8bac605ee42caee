package io.matricula.http;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.openapitools.jackson.nullable.JsonNullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.ReferenceType;

/**
 * Binds what clients send to the generated models: lenient in form, strict in value. A value that does not fit is noted
 * in the {@link FieldErrors} of the call and left out, so that one request names all its errors.
 */
final class LenientModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    LenientModule() {
        super("lenient");
        addDeserializer(String.class, new LenientScalars.OfString());
        addDeserializer(Integer.class, new LenientScalars.OfInteger());
        addDeserializer(Long.class, new LenientScalars.OfLong());
        addDeserializer(Boolean.class, new LenientScalars.OfBoolean());
        addDeserializer(LocalDate.class, new LenientDates.OfDate());
        addDeserializer(OffsetDateTime.class, new LenientDates.OfDateTime());
        addDeserializer(byte[].class, new LenientScalars.OfBytes());
        addKeyDeserializer(String.class, new Keys());
    }

    /** The key of a map is a param of its own, whatever its value is. */
    private static final class Keys extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            SentParams.note(context.getParser(), context);
            return key;
        }
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new EnumsAndNullables());
        context.addHandler(new NotedProblems());
    }

    private static final class EnumsAndNullables extends Deserializers.Base {

        @Override
        public ValueDeserializer<?> findEnumDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            Object[] constants = type.getRawClass().getEnumConstants();
            return new LenientScalars.OfEnum(Arrays.asList(constants));
        }

        @Override
        public ValueDeserializer<?> findReferenceDeserializer(
                ReferenceType type,
                DeserializationConfig config,
                BeanDescription.Supplier description,
                TypeDeserializer typeDeserializer,
                ValueDeserializer<?> content) {
            return type.hasRawClass(JsonNullable.class) ? new NullableDeserializer(type, content) : null;
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return type.isEnum() || type == JsonNullable.class;
        }
    }

    /** Where the errors of one call are noted. */
    static FieldErrors errorsOf(DeserializationContext context) {
        return (FieldErrors) context.getAttribute(FieldErrors.class);
    }
}
