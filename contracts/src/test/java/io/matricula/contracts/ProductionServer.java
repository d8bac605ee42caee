package io.matricula.contracts;

import static io.restassured.RestAssured.given;
import static io.restassured.config.RedirectConfig.redirectConfig;

import io.matricula.Matricula;
import io.matricula.access.ApplicationRegistry;
import io.matricula.access.CloudTokenRegistry;
import io.matricula.access.Sessions;
import io.matricula.database.EmbeddedDatabase;
import io.matricula.database.OwnDatabase;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * What contracts of {@code production} are tried on, and those of what comes over any server: a server that is no
 * sandbox, with the real API's rate limit, and a clock that stands still, so that what is spent stays so. It connects to
 * its database anew each time, so one that is away is away at once.
 *
 * <p>Whatever the token is called that a contract writes, it stands for one that a new application or platform has here, and
 * whosever session it is for that of person 1.
 */
@SpringBootTest(
        classes = {Matricula.class, ProductionServer.StandingClock.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "matricula.mode=production",
            "matricula.rate-limit=42",
            "spring.datasource.type=org.springframework.jdbc.datasource.SimpleDriverDataSource",
            "db-scheduler.polling-interval=1h"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ProductionServer implements Filter {

    private static final String SESSION = "SESSION";
    private static final Set<String> ROLES = Set.of("Advanced tutor", "Advanced staff", "Basic staff", "operator");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationRegistry applications;

    @Autowired
    private CloudTokenRegistry cloudTokens;

    @Autowired
    private Sessions sessions;

    private String token;
    private String cloudToken;

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> Database.RUNNING.getJdbcUrl());
        properties.add("spring.datasource.username", () -> Database.RUNNING.getUsername());
        properties.add("spring.datasource.password", () -> Database.RUNNING.getPassword());
    }

    /** Started when it is asked for, and once. */
    private static final class Database {

        private static final EmbeddedDatabase RUNNING = OwnDatabase.startedIn(
                Path.of(System.getProperty("matricula.data-directory"), "production"),
                Path.of(System.getProperty("matricula.program-directory")));

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(RUNNING::close));
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class StandingClock {

        @Bean
        @Primary
        Clock standing() {
            Clock running = Clock.systemUTC();
            return Clock.fixed(running.instant(), running.getZone());
        }
    }

    @BeforeAll
    void getTokens() {
        here();
        ApplicationRegistry.Credentials application = applications.create("A script", ROLES, List.of());
        cloudToken = cloudTokens.create(UUID.randomUUID().toString());
        token = given().formParam("grant_type", "client_credentials")
                .formParam("client_id", application.uid())
                .formParam("client_secret", application.secret())
                .post("/oauth/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    @BeforeEach
    void askHere() {
        here();
        RestAssured.replaceFiltersWith(List.of(new DescribedAnswers(), this));
    }

    private void here() {
        RestAssured.baseURI = "http://127.0.0.1";
        RestAssured.port = port;
        RestAssured.config = RestAssured.config().redirect(redirectConfig().followRedirects(false));
        RestAssured.replaceFiltersWith(List.of());
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification answer, FilterContext context) {
        if (request.getHeaders().hasHeaderWithName("Authorization")) {
            request.replaceHeader("Authorization", bearer());
        }
        if (request.getHeaders().hasHeaderWithName("X-Cloud-Auth-Token")) {
            request.replaceHeader("X-Cloud-Auth-Token", cloudToken());
        }
        if (request.getCookies().hasCookieWithName(SESSION)) {
            request.removeCookie(SESSION)
                    .cookie(
                            SESSION,
                            sessions.begin(1, new MockHttpServletRequest()).getValue());
        }
        return context.next(request, answer);
    }

    final String bearer() {
        return "Bearer " + token;
    }

    final String cloudToken() {
        return cloudToken;
    }
}
