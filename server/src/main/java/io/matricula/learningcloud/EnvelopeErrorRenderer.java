package io.matricula.learningcloud;

import io.matricula.contract.learningcloud.model.Envelope;
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

    private final HttpServletRequest current;

    EnvelopeErrorRenderer(HttpServletRequest current) {
        this.current = current;
    }

    @Override
    public boolean speaksFor(HttpServletRequest request) {
        Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return String.valueOf(original == null ? request.getRequestURI() : original)
                .startsWith(WEB_SERVICES);
    }

    @Override
    public ResponseEntity<Object> render(Failure failure) {
        HttpStatus status = failure.errors().isEmpty() ? failure.status() : HttpStatus.BAD_REQUEST;
        if (status == HttpStatus.UNSUPPORTED_MEDIA_TYPE) {
            return answer(ResponseEntity.status(status), unsupported(failure), status);
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).headers(failure.headers());
        if (status == HttpStatus.TOO_MANY_REQUESTS) {
            return answer.contentType(MediaType.TEXT_PLAIN).body(failure.message());
        }
        return answer(answer, failure.message(), status);
    }

    private static ResponseEntity<Object> answer(ResponseEntity.BodyBuilder answer, String message, HttpStatus status) {
        return answer.contentType(MediaType.APPLICATION_JSON)
                .body(new Envelope(null, message, Map.of(), status.value()));
    }

    private String unsupported(Failure failure) {
        String sent = current.getContentType();
        String problem = sent == null ? "is missing" : Quoted.of(sent.split(";", 2)[0]) + " is not supported";
        return "Content-Type: " + problem + "; send "
                + Quoted.listed(failure.headers().getAccept());
    }
}
