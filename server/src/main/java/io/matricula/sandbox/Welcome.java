package io.matricula.sandbox;

import io.matricula.sandbox.SandboxProperties.Mode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started the server where it is and, in the sandbox, with which credentials to begin. */
@Component
@EnableConfigurationProperties(SandboxProperties.class)
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    private static final String PLACES = """
            Matricula is ready
              Address       %1$s
              Swagger UI    %1$s/
            """;

    private static final String CREDENTIALS = """
              Sandbox       everything in here is made up; everybody may know these credentials
              Applications  sandbox-advanced-tutor, sandbox-advanced-staff, sandbox-basic-staff, sandbox-operator,
                            sandbox-public; the secret of each is sandbox
              People        jeanne, andre and 124 more; the password of each is sandbox
              learningCloud the token is sandbox-cloud-token
            """;

    private final SandboxProperties properties;

    Welcome(SandboxProperties properties) {
        this.properties = properties;
    }

    @EventListener
    void greet(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext server) {
            String places = PLACES.formatted(addressOf(server));
            LOG.info("{}", properties.mode() == Mode.SANDBOX ? places + CREDENTIALS : places);
        }
    }

    private static String addressOf(WebServerApplicationContext server) {
        String host = server.getEnvironment().getProperty("server.address", "127.0.0.1");
        return "http://" + host + ":" + server.getWebServer().getPort();
    }
}
