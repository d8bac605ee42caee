package io.matricula.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Words what was refused with a bare status, before it reached an operation, as {@link ErrorAnswers} words the rest. */
@Controller
class ErrorPages implements ErrorController {

    private final List<ErrorRenderer> renderers;

    ErrorPages(List<ErrorRenderer> renderers) {
        this.renderers = renderers;
    }

    @RequestMapping("/error")
    ResponseEntity<Object> answer(HttpServletRequest request) {
        Integer code = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code == null ? HttpStatus.NOT_FOUND : HttpStatus.valueOf(code);
        String message = status.is4xxClientError() ? "The request cannot be served" : "Something went wrong";
        return renderers.stream()
                .filter(renderer -> renderer.speaksFor(request))
                .findFirst()
                .orElseThrow()
                .render(Failure.of(status, message));
    }
}
