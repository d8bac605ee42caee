package io.matricula.http;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.annotation.Validated;

/** How long the server listens to who sends slowly. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReceivingLimits.Properties.class)
class ReceivingLimits {

    /**
     * Limits of what is received.
     *
     * @param receiveTimeout for a whole request to arrive, from its first byte to the last of its body; while many slow
     *     ones keep all threads of the server busy it is at most a second
     */
    @Validated
    @ConfigurationProperties("matricula")
    record Properties(@DefaultValue("20s") @NotNull Duration receiveTimeout) {}

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> requestsArriveInTime(Properties properties) {
        return factory -> {
            factory.setProtocol(TimelyHttp11.class.getName());
            factory.addConnectorCustomizers(
                    connector -> ((TimelyHttp11) connector.getProtocolHandler()).limit(properties.receiveTimeout()));
        };
    }
}
