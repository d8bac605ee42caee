package io.matricula.idempotency;

import io.matricula.http.FirstAnswer;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Keeps the answer that is really given, where more is known after the commit than within the transaction: a synchronous
 * call of learningCloud tells what the platforms answered.
 */
@ControllerAdvice
class FinalAnswer implements ResponseBodyAdvice<Object> {

    private final KeptAnswers answers;

    FinalAnswer(KeptAnswers answers) {
        this.answers = answers;
    }

    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public Object beforeBodyWrite(
            Object body,
            MethodParameter answer,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        KeyedRequest.current()
                .filter(keyed -> isOther(keyed, body, response))
                .flatMap(KeyedRequest::of)
                .filter(KeyedRequest::isStored)
                .ifPresent(keyed -> answers.replace(keyed, body));
        return body;
    }

    private static boolean isOther(HttpServletRequest request, Object body, ServerHttpResponse response) {
        int status = ((ServletServerHttpResponse) response).getServletResponse().getStatus();
        return FirstAnswer.of(request)
                .filter(noted -> noted.getStatusCode().value() == status)
                .map(ResponseEntity::getBody)
                .filter(noted -> !noted.equals(body))
                .isPresent();
    }
}
