package io.matricula.database;

import io.matricula.StartRefusedException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * A database of the server's own, unless {@code spring.datasource.url} names another. The data source depends on this
 * bean, so Spring closes it after everything that uses a connection.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(EmbeddedDatabaseConfiguration.NoDatabaseGiven.class)
class EmbeddedDatabaseConfiguration {

    @Bean
    EmbeddedDatabase embeddedDatabase(DatabaseProperties properties, Environment environment) {
        if ("production".equalsIgnoreCase(environment.getProperty("matricula.mode"))) {
            throw new StartRefusedException(
                    "Production needs a database of its own.",
                    "Name a MySQL or MariaDB with --spring.datasource.url=jdbc:mysql://..., and with"
                            + " SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD in the environment.");
        }
        return EmbeddedDatabase.startedIn(
                properties.dataDirectory().resolve("database"), properties.programDirectory());
    }

    static class NoDatabaseGiven implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty("spring.datasource.url"));
        }
    }
}
