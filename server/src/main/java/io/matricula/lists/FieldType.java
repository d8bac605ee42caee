package io.matricula.lists;

import io.matricula.database.Times;
import io.matricula.http.LenientDates;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** What the values of a field are, and how they are read. */
enum FieldType {
    WHOLE_NUMBER("a Fixnum") {
        @Override
        Object read(String text) {
            return new BigDecimal(text).longValueExact();
        }
    },
    NUMBER("a number") {
        @Override
        Object read(String text) {
            return new BigDecimal(text).doubleValue();
        }
    },
    BOOLEAN("one of: true, false") {
        @Override
        Object read(String text) {
            return switch (text) {
                case "true", "1" -> true;
                case "false", "0" -> false;
                default -> throw new IllegalArgumentException(text);
            };
        }
    },
    DATE("a date") {
        @Override
        Object read(String text) {
            return LenientDates.instant(text).toLocalDate();
        }
    },
    MOMENT("a DateTime") {
        @Override
        Object read(String text) {
            return Times.column(LenientDates.instant(text));
        }
    },
    TEXT("a String") {
        @Override
        Object read(String text) {
            return text;
        }
    },
    /** Text in a column that holds ASCII alone: compared with anything else, the database would not use its index. */
    ASCII("a String") {
        @Override
        Object read(String text) {
            return text;
        }

        @Override
        boolean canHold(Object value) {
            return StandardCharsets.US_ASCII.newEncoder().canEncode((String) value);
        }
    };

    private static final int LONGEST_NUMBER = 20;

    private final String demand;

    FieldType(String demand) {
        this.demand = demand;
    }

    /** What a value must be, after "must be". */
    String demand() {
        return demand;
    }

    abstract Object read(String text);

    /** Tells whether any row can have the value. */
    boolean canHold(Object value) {
        return true;
    }

    /**
     * Reads a value of a filter or a range.
     *
     * @param text not blank
     * @return as the database takes it, null if it is none of this type
     */
    final Object readOrNull(String text) {
        boolean isNumber = this == WHOLE_NUMBER || this == NUMBER;
        try {
            return isNumber && text.length() > LONGEST_NUMBER ? null : finite(read(text));
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException unfit) {
            return null;
        }
    }

    private static Object finite(Object value) {
        return value instanceof Double number && number.isInfinite() ? null : value;
    }
}
