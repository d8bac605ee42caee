package io.matricula.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.buf.CharsetHolder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Sends {@value #HEADER} letter by letter as the Intra API does: some of its clients compare the text. Tomcat takes every
 * media type apart, however it is set, and writes it again without the blank.
 */
@Configuration(proxyBeanMethods = false)
class JsonContentType {

    /** What every JSON answer says of itself. */
    static final String HEADER = "application/json; charset=utf-8";

    private static final Pattern JSON = Pattern.compile("(?i)application/json(;charset=utf-8)?");

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> blankBeforeTheCharset() {
        return factory -> factory.addEngineValves(new LastWord());
    }

    /**
     * Before the head of an answer is sent.
     *
     * @param request the request that is answered
     */
    static void write(ServletRequest request) {
        if (request.getAttribute(LastWord.RESPONSE) instanceof Response response) {
            write(response);
        }
    }

    static void write(Response response) {
        org.apache.coyote.Response raw = response.getCoyoteResponse();
        String type = raw.getContentType();
        if (!response.isCommitted() && type != null && JSON.matcher(type).matches()) {
            raw.setContentTypeNoCharset(HEADER);
            raw.setCharsetHolder(CharsetHolder.EMPTY);
        }
    }

    /** Round everything else; a body too large to wait for this is seen to by {@link HeadersFilter}. */
    private static final class LastWord extends ValveBase {

        private static final String RESPONSE = LastWord.class.getName();

        LastWord() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            request.setAttribute(RESPONSE, response);
            getNext().invoke(request, response);
            write(response);
        }
    }
}
