package io.matricula.database;

import io.matricula.StartRefusedException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

/**
 * A database of the server's own, unless {@code spring.datasource.url} names another. It starts while the context is still
 * made, whose data source waits for it; as that depends on it, Spring closes it after everything that uses a connection.
 * Listed in {@code META-INF/spring.factories}.
 */
class EmbeddedDatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final String NAME = "embeddedDatabase";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (StringUtils.hasText(environment.getProperty("spring.datasource.url"))) {
            return;
        }
        if ("production".equalsIgnoreCase(environment.getProperty("matricula.mode"))) {
            throw new StartRefusedException(
                    "Production needs a database of its own.",
                    "Name a MySQL or MariaDB with --spring.datasource.url=jdbc:mysql://..., and with"
                            + " SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD in the environment.");
        }
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            context.getBeanFactory().registerSingleton(NAME, new Announced());
            return;
        }
        DatabaseProperties properties = Binder.get(environment)
                .bind("matricula", DatabaseProperties.class)
                .get();
        EmbeddedDatabase database = EmbeddedDatabase.startingIn(
                properties.dataDirectory().resolve("database"), properties.programDirectory());
        register(database, context.getBeanFactory());
    }

    private static void register(EmbeddedDatabase database, ConfigurableListableBeanFactory beans) {
        beans.registerSingleton(NAME, database);
        ((DefaultSingletonBeanRegistry) beans).registerDisposableBean(NAME, database::close);
    }

    /** What Spring knows of the database while the application is built: that there will be one. */
    private static final class Announced implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return "";
        }

        @Override
        public String getPassword() {
            return "";
        }

        @Override
        public String getJdbcUrl() {
            return "jdbc:mysql://127.0.0.1";
        }
    }

    /** After those that set properties. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
