package io.matricula.learningcloud;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matricula.http.ErrorRenderer;
import io.matricula.http.Failure;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Every refusal of learningCloud is the envelope of its answers, with no platform in it. Params that the Intra API calls
 * unprocessable are a 400 here.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EnvelopeErrorRenderer implements ErrorRenderer {

    private static final String WEB_SERVICES = "/integration/ws/";

    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Envelope(String location, String message, Map<String, Object> responsePlatforms, int status) {}

    @Override
    public boolean speaksFor(HttpServletRequest request) {
        Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return String.valueOf(original == null ? request.getRequestURI() : original)
                .startsWith(WEB_SERVICES);
    }

    @Override
    public ResponseEntity<Object> render(Failure failure) {
        HttpStatus status = failure.errors().isEmpty() ? failure.status() : HttpStatus.BAD_REQUEST;
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).headers(failure.headers());
        return status == HttpStatus.TOO_MANY_REQUESTS
                ? answer.contentType(MediaType.TEXT_PLAIN).body(failure.message())
                : answer.contentType(MediaType.APPLICATION_JSON)
                        .body(new Envelope(null, failure.message(), Map.of(), status.value()));
    }
}
