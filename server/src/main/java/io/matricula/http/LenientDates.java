package io.matricula.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Dates as clients send them: {@code YYYY-MM-DD}, {@code YYYY-MM-DD HH:MM:SS} with or without {@code UTC}, ISO 8601, or
 * seconds since the epoch (the pages say Fixnum). Without an offset they are UTC.
 */
public final class LenientDates {

    private static final Pattern EPOCH_SECONDS = Pattern.compile("-?\\d{1,12}");

    /** What a DATETIME column of both databases can hold. */
    private static final int FIRST_YEAR = 1000;

    private static final int LAST_YEAR = 9999;

    private static final DateTimeFormatter FORMS = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .appendPattern("[' ']['UTC']")
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private LenientDates() {}

    /** A day. */
    static final class OfDate extends LenientScalar<LocalDate> {

        OfDate() {
            super(LocalDate.class, "must be a date");
        }

        @Override
        LocalDate read(String text) {
            return instant(text).toLocalDate();
        }
    }

    /** A moment, cut to the milliseconds that are stored. */
    static final class OfDateTime extends LenientScalar<OffsetDateTime> {

        OfDateTime() {
            super(OffsetDateTime.class, "must be a DateTime");
        }

        @Override
        OffsetDateTime read(String text) {
            return instant(text);
        }
    }

    /**
     * Reads any of the forms.
     *
     * @param text not blank
     * @return the moment in UTC, in whole milliseconds
     * @throws java.time.DateTimeException if it is none of the forms, or outside the years 1000 to 9999
     */
    public static OffsetDateTime instant(String text) {
        OffsetDateTime moment = EPOCH_SECONDS.matcher(text).matches()
                ? Instant.ofEpochSecond(Long.parseLong(text)).atOffset(ZoneOffset.UTC)
                : written(text.strip());
        if (moment.getYear() < FIRST_YEAR || moment.getYear() > LAST_YEAR) {
            throw new java.time.DateTimeException("a year that cannot be stored");
        }
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }

    private static OffsetDateTime written(String text) {
        TemporalAccessor parsed = FORMS.parse(text);
        LocalDate day = LocalDate.from(parsed);
        LocalDateTime time =
                parsed.query(TemporalQueries.localTime()) == null ? day.atStartOfDay() : LocalDateTime.from(parsed);
        ZoneOffset offset = parsed.query(TemporalQueries.offset());
        return time.atOffset(offset == null ? ZoneOffset.UTC : offset).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
