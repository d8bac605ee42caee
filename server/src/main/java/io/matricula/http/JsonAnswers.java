package io.matricula.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How answers are written: times are ISO 8601 in UTC, always with milliseconds ({@code 2017-11-22T13:41:00.825Z}). */
@Configuration(proxyBeanMethods = false)
class JsonAnswers {

    @Bean
    JsonMapperBuilderCustomizer timesWithMilliseconds() {
        return builder -> builder.addModule(new SimpleModule("times").addSerializer(new TimeSerializer()));
    }

    /** A key without a value is one of the customer's: it is given back. */
    @Bean
    JsonMapperBuilderCustomizer mapsWithNulls() {
        return builder -> builder.withConfigOverride(
                Map.class,
                maps -> maps.setInclude(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS)));
    }

    private static final class TimeSerializer extends StdSerializer<OffsetDateTime> {

        private static final DateTimeFormatter FORM =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

        TimeSerializer() {
            super(OffsetDateTime.class);
        }

        @Override
        public void serialize(OffsetDateTime time, JsonGenerator json, SerializationContext context) {
            json.writeString(FORM.format(time.withOffsetSameInstant(ZoneOffset.UTC)));
        }
    }
}
