package io.matricula.learningcloud;

import java.util.Collection;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Values as refusals repeat them: in quotes, in one line, and shortened. */
final class Quoted {

    /** In characters. */
    private static final int LONGEST = 100;

    private Quoted() {}

    static String of(JsonNode value) {
        if (value.isContainer()) {
            return value.isArray() ? "a list" : "an object";
        }
        return value.isNull() ? "null" : of(value.asString());
    }

    static String of(String text) {
        String shown = text.codePoints()
                .limit(LONGEST)
                .map(point -> isUnprintable(point) ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return "'" + shown + (shown.length() < text.length() ? "…" : "") + "'";
    }

    private static boolean isUnprintable(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
    }

    /** Allowed values, separated by commas. */
    static String listed(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
