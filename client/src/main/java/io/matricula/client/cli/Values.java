package io.matricula.client.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Text as the JSON of a param. */
final class Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Map<String, Boolean> BOOLEANS = Map.of("true", true, "1", true, "false", false, "0", false);

    private Values() {}

    /**
     * Reads text.
     *
     * @param text not blank
     * @param type of the param
     * @throws UsageException saying what it must be
     */
    static JsonNode read(String text, Class<?> type) {
        if (type == Long.class || type == Integer.class) {
            return number(text.strip());
        }
        if (type == Boolean.class) {
            return bool(text.strip());
        }
        if (type == LocalDate.class) {
            return JSON.stringNode(date(text.strip()).toString());
        }
        if (type == OffsetDateTime.class) {
            return JSON.stringNode(time(text.strip()).toString());
        }
        return JSON.stringNode(type.isEnum() ? choice(text.strip(), type) : text);
    }

    private static JsonNode number(String text) {
        if (!text.matches("-?\\d{1,18}")) {
            throw new UsageException("must be a whole number");
        }
        return JSON.numberNode(Long.parseLong(text));
    }

    private static JsonNode bool(String text) {
        Boolean value = BOOLEANS.get(text);
        if (value == null) {
            throw new UsageException("must be true, false, 1 or 0");
        }
        return JSON.booleanNode(value);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new UsageException("must be a date, as 1998-06-08");
        }
    }

    private static OffsetDateTime time(String text) {
        try {
            return text.length() == 10 ? date(text).atStartOfDay().atOffset(ZoneOffset.UTC) : withTime(text);
        } catch (DateTimeException e) {
            throw new UsageException("must be a date or a time, as 2017-11-25 13:44:19 UTC");
        }
    }

    private static OffsetDateTime withTime(String text) {
        String iso = text.replaceFirst(" UTC$", "Z").replaceFirst("^(\\S{10}) ", "$1T");
        return iso.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
                ? OffsetDateTime.parse(iso)
                : LocalDateTime.parse(iso).atOffset(ZoneOffset.UTC);
    }

    /** The last constant of a generated enum stands for values that are not known yet. */
    private static String choice(String text, Class<?> type) {
        Object[] constants = type.getEnumConstants();
        String choices = Arrays.stream(constants, 0, constants.length - 1)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        if (!Arrays.asList(choices.split(", ")).contains(text)) {
            throw new UsageException("must be one of " + choices);
        }
        return text;
    }
}
