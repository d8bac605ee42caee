package io.matricula.http;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;

/** The scalars of the two APIs, but for dates. */
final class LenientScalars {

    private LenientScalars() {}

    /** Text; numbers and booleans count as their text. NUL and halves of surrogate pairs cannot be stored anywhere. */
    static final class OfString extends LenientScalar<String> {

        OfString() {
            super(String.class, "must be a String");
        }

        @Override
        String read(String text) {
            boolean storable =
                    text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
            return storable ? text : null;
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            boolean blank = parser.currentToken() == JsonToken.VALUE_STRING
                    && parser.getString().isBlank();
            if (blank) {
                String text = read(parser.getString());
                return text == null ? refuse(parser, context) : taken(text, parser, context);
            }
            return super.deserialize(parser, context);
        }
    }

    /** A whole number of 32 bits, or its text. */
    static final class OfInteger extends LenientScalar<Integer> {

        OfInteger() {
            super(Integer.class, "must be a Fixnum");
        }

        @Override
        Integer read(String text) {
            return wholeNumber(text).intValueExact();
        }
    }

    /** A whole number of 64 bits, or its text. */
    static final class OfLong extends LenientScalar<Long> {

        OfLong() {
            super(Long.class, "must be a Fixnum");
        }

        @Override
        Long read(String text) {
            return wholeNumber(text).longValueExact();
        }
    }

    /** Any of true, false, 1 and 0, quoted or not. */
    static final class OfBoolean extends LenientScalar<Boolean> {

        OfBoolean() {
            super(Boolean.class, "must be one of: true, false");
        }

        @Override
        Boolean read(String text) {
            return switch (text) {
                case "true", "1" -> Boolean.TRUE;
                case "false", "0" -> Boolean.FALSE;
                default -> null;
            };
        }
    }

    /** One of the documented values; the generated enums print theirs. */
    static final class OfEnum extends LenientScalar<Object> {

        private final transient Map<String, Object> constants;

        OfEnum(List<Object> constants) {
            super(Object.class, FieldErrors.NOT_LISTED);
            this.constants = constants.stream()
                    .collect(Collectors.toMap(Object::toString, value -> value, (a, b) -> a, LinkedHashMap::new));
        }

        @Override
        Object read(String text) {
            return constants.get(text);
        }
    }

    /** A file: the bytes of a multipart part, base64, or a data URI. */
    static final class OfBytes extends LenientScalar<byte[]> {

        OfBytes() {
            super(byte[].class, "must be a File");
        }

        @Override
        public byte[] deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT) {
                byte[] bytes = parser.getBinaryValue();
                return bytes.length == 0 ? null : taken(bytes, parser, context);
            }
            return super.deserialize(parser, context);
        }

        @Override
        byte[] read(String text) {
            int comma = text.startsWith("data:") ? text.indexOf(";base64,") + ";base64".length() : -1;
            return Base64.getMimeDecoder().decode(text.substring(comma + 1));
        }
    }

    private static BigDecimal wholeNumber(String text) {
        if (text.length() > 20) {
            throw new ArithmeticException("more digits than 64 bits hold");
        }
        return new BigDecimal(text.strip());
    }
}
