package io.matricula.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/**
 * What the web server refuses by itself, a malformed request line for example, is answered as JSON too: clients parse
 * the body of a 400.
 */
@Configuration(proxyBeanMethods = false)
class ServerRefusals {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> jsonRefusals() {
        return factory -> factory.addContextCustomizers(
                context -> ((StandardHost) context.getParent()).setErrorReportValveClass(JsonReport.class.getName()));
    }

    /** Made by Tomcat, from its name. */
    public static final class JsonReport extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, Throwable failure) {
            HttpStatus status = HttpStatus.resolve(response.getStatus());
            if (status == null
                    || !status.isError()
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            String body =
                    "{\"error\":\"" + status.getReasonPhrase() + "\",\"message\":\"The request cannot be served\"}";
            try {
                response.setContentType(JsonContentType.HEADER);
                response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
                JsonContentType.write(response);
                response.finishResponse();
            } catch (IOException | IllegalStateException gone) {
                getContainer().getLogger().debug("An answer could not be written", gone);
            }
        }
    }
}
