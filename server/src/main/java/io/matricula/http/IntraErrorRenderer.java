package io.matricula.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The error bodies of the Intra API, which also serve every path that no other renderer speaks for. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class IntraErrorRenderer implements ErrorRenderer {

    private record Plain(String error, String message) {}

    private record Unauthorized(int status, String error) {}

    private record Unprocessable(String error, String message, Map<String, List<String>> errors) {}

    @Override
    public boolean speaksFor(HttpServletRequest request) {
        return true;
    }

    @Override
    public ResponseEntity<Object> render(Failure failure) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(failure.status()).headers(failure.headers());
        return switch (failure.status()) {
            case TOO_MANY_REQUESTS -> answer.contentType(MediaType.TEXT_PLAIN).body(failure.message());
            case UNAUTHORIZED -> json(answer, new Unauthorized(401, failure.message()));
            case NOT_FOUND -> json(answer, Map.of());
            case UNPROCESSABLE_CONTENT ->
                json(answer, new Unprocessable(failure.error(), failure.message(), failure.errors()));
            default -> json(answer, new Plain(failure.error(), failure.message()));
        };
    }

    private static ResponseEntity<Object> json(ResponseEntity.BodyBuilder answer, Object body) {
        return answer.contentType(MediaType.APPLICATION_JSON).body(body);
    }
}
