package io.matricula.several;

import io.matricula.database.DataReplaced;
import io.matricula.faults.FaultProxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * With {@code -Dmatricula.servers=3} the server of a test is three: two more of the same settings start in its JVM, on its
 * database and with its clock, and the test's port is that of a round-robin before them. Each ends a connection with its
 * answer, so that it is requests which go round. The beans of a test are those of the first.
 */
public class SeveralServers implements ContextCustomizerFactory {

    private static final int SERVERS = Integer.getInteger("matricula.servers", 1);
    private static final Set<String> OF_THE_TEST =
            Set.of("test", "Inlined Test Properties", "Dynamic Test Properties", "Test Property Source");
    private static final Map<ApplicationContext, List<ConfigurableApplicationContext>> OTHERS =
            new ConcurrentHashMap<>();

    /** All servers that stand behind the port of a test: itself alone, or with the others. */
    public static List<ApplicationContext> with(ApplicationContext first) {
        return Stream.concat(Stream.of(first), OTHERS.getOrDefault(first, List.of()).stream())
                .toList();
    }

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configurations) {
        return SERVERS == 1 ? null : new Joined();
    }

    /** Without state, as contexts of equal customizers are one. */
    private record Joined() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext first, MergedContextConfiguration configuration) {
            TestPropertyValues.of("server.tomcat.max-keep-alive-requests=1").applyTo(first);
            first.addApplicationListener(new Starting(first, configuration.getClasses()));
        }
    }

    private record Starting(ConfigurableApplicationContext first, Class<?>[] classes)
            implements ApplicationListener<ApplicationReadyEvent> {

        @Override
        public void onApplicationEvent(ApplicationReadyEvent ready) {
            ConfigurableEnvironment environment = first.getEnvironment();
            if (environment.getProperty("local.server.port") == null) {
                return;
            }
            List<ConfigurableApplicationContext> others = new ArrayList<>();
            while (others.size() < SERVERS - 1) {
                others.add(other());
            }
            OTHERS.put(first, others);
            FaultProxy roundRobin =
                    new FaultProxy(with(first).stream().map(Starting::port).toArray(Integer[]::new));
            MapPropertySource ports =
                    (MapPropertySource) environment.getPropertySources().get("server.ports");
            ports.getSource().put("local.server.port", roundRobin.port());
            first.addApplicationListener(new Telling(others));
            first.addApplicationListener(new Ending(first, others, roundRobin));
        }

        private static int port(ApplicationContext server) {
            return server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        }

        private ConfigurableApplicationContext other() {
            SpringApplication application = new SpringApplication(classes);
            application.setRegisterShutdownHook(false);
            application.addInitializers(other -> other.addBeanFactoryPostProcessor(this::shareClock));
            JdbcConnectionDetails database = first.getBean(JdbcConnectionDetails.class);
            List<String> options = new ArrayList<>(ofTheTest());
            options.add("--spring.datasource.url=" + database.getJdbcUrl());
            options.add("--spring.datasource.username=" + database.getUsername());
            options.add("--spring.datasource.password=" + database.getPassword());
            return application.run(options.toArray(String[]::new));
        }

        private List<String> ofTheTest() {
            ConfigurableEnvironment environment = first.getEnvironment();
            return environment.getPropertySources().stream()
                    .filter(source -> OF_THE_TEST.contains(source.getName()))
                    .map(source -> ((EnumerablePropertySource<?>) source).getPropertyNames())
                    .flatMap(Stream::of)
                    .filter(name -> !name.matches("spring\\.datasource\\.(url|username|password)"))
                    .map(name -> "--" + name + "=" + environment.getProperty(name))
                    .distinct()
                    .toList();
        }

        private void shareClock(ConfigurableListableBeanFactory beans) {
            BeanDefinitionRegistry registry = (BeanDefinitionRegistry) beans;
            for (String name : beans.getBeanNamesForType(Clock.class, true, false)) {
                BeanDefinition own = registry.getBeanDefinition(name);
                RootBeanDefinition shared = new RootBeanDefinition(Clock.class, () -> first.getBean(Clock.class));
                shared.setPrimary(own.isPrimary());
                registry.removeBeanDefinition(name);
                registry.registerBeanDefinition(name, shared);
            }
        }
    }

    /** That the world is a new one: on several servers a sandbox takes a while to notice a reset that one has made. */
    private record Telling(List<ConfigurableApplicationContext> others)
            implements ApplicationListener<PayloadApplicationEvent<DataReplaced>> {

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<DataReplaced> replaced) {
            // of a test that is undone in the end the others see nothing
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                others.forEach(other -> other.publishEvent(replaced.getPayload()));
            }
        }
    }

    private record Ending(
            ConfigurableApplicationContext first, List<ConfigurableApplicationContext> others, FaultProxy roundRobin)
            implements ApplicationListener<ContextClosedEvent> {

        @Override
        public void onApplicationEvent(ContextClosedEvent closed) {
            OTHERS.remove(first);
            roundRobin.close();
            others.forEach(ConfigurableApplicationContext::close);
        }
    }
}
