package io.matricula;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock of the server. */
@Configuration(proxyBeanMethods = false)
public class ClockConfiguration {

    /** The time of everything that is written: UTC, in the milliseconds that the database and the answers keep. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
