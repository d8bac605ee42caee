package io.matricula;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The server's clock in tests: runs with the real time until a test stops it or sets it forward. */
public final class TestClock extends Clock {

    private volatile Clock clock = Clock.tickMillis(ZoneOffset.UTC);

    /** Stands still at that time. */
    public void stopAt(Instant time) {
        clock = Clock.fixed(time, ZoneOffset.UTC);
    }

    /** Goes on as before, but so much later. */
    public void advance(Duration duration) {
        clock = Clock.offset(clock, duration);
    }

    /** Runs with the real time again. */
    public void run() {
        clock = Clock.tickMillis(ZoneOffset.UTC);
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return clock.withZone(zone);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }
}
