package io.matricula.contracts;

import static io.restassured.config.RedirectConfig.redirectConfig;

import io.matricula.Matricula;
import io.matricula.sandbox.SandboxWorld;
import io.restassured.RestAssured;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * What every contract is tried on: the whole server over real HTTP and a real database, in the world of the
 * documentation, where the next person is 127. Where that database lies stands in pom.xml. Every answer must also be one
 * that {@code openapi/} describes.
 */
@SpringBootTest(
        classes = {Matricula.class, WholeServer.TellingWhenItReads.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class WholeServer {

    @LocalServerPort
    private int port;

    @Autowired
    private SandboxWorld world;

    /** 100 Continue comes when the server begins to read a body, so that it is known to serve the request then. */
    @TestConfiguration(proxyBeanMethods = false)
    static class TellingWhenItReads {

        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> continueWhenReading() {
            return factory -> factory.addConnectorCustomizers(
                    connector -> connector.setProperty("continueResponseTiming", "onRead"));
        }
    }

    @BeforeEach
    void toTheDocumentedWorld() {
        world.reset();
        RestAssured.baseURI = "http://127.0.0.1";
        RestAssured.port = port;
        RestAssured.config = RestAssured.config().redirect(redirectConfig().followRedirects(false));
        RestAssured.replaceFiltersWith(List.of(new DescribedAnswers(), new RealValues()));
    }
}
