package io.matricula;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * A database for each context of each JVM that runs tests: they may live side by side, two servers on one directory may
 * not.
 */
@Order(0)
class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger CONTEXTS = new AtomicInteger();
    private static final String FORK = System.getProperty("matricula.fork", "fork");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "matricula.data-directory=target/matricula/%s-%d".formatted(FORK, CONTEXTS.incrementAndGet()),
                        "matricula.program-directory=target/matricula",
                        "spring.flyway.clean-disabled=false",
                        "db-scheduler.polling-interval=100ms",
                        "spring.datasource.hikari.data-source-properties.queryInterceptors="
                                + RoundTrips.class.getName(),
                        "matricula.tasks.attempts=3")
                .applyTo(context);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {

        /** The directory is that of an earlier run, whose migrations may have been other ones. */
        @Bean
        FlywayMigrationStrategy fromAnEmptyDatabase() {
            return flyway -> {
                flyway.clean();
                flyway.migrate();
            };
        }
    }
}
