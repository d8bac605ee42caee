package io.matricula.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdvice;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the body of every generated request model: JSON, urlencoded, multipart and the query string, on any verb, merged
 * into one tree in which the body wins. A request with a query alone is read too.
 */
@ControllerAdvice
class RequestBodyReader implements HttpMessageConverter<Object>, RequestBodyAdvice {

    /** The largest body that is read, in bytes. */
    static final int MAX_BYTES = 2 * 1024 * 1024;

    private static final List<MediaType> FORMS = List.of(
            MediaType.APPLICATION_JSON,
            MediaType.APPLICATION_FORM_URLENCODED,
            MediaType.MULTIPART_FORM_DATA,
            MediaType.APPLICATION_OCTET_STREAM);

    private final BodyBinder binder;

    RequestBodyReader(BodyBinder binder) {
        this.binder = binder;
    }

    @Override
    public boolean canRead(Class<?> type, MediaType mediaType) {
        return type.getPackageName().startsWith("io.matricula.contract.")
                && (mediaType == null || FORMS.stream().anyMatch(form -> form.includes(mediaType)));
    }

    @Override
    public Object read(Class<?> type, HttpInputMessage input) throws IOException {
        HttpServletRequest request = ((ServletServerHttpRequest) input).getServletRequest();
        return read(type, request, input.getHeaders().getContentType());
    }

    private <T> T read(Class<T> type, HttpServletRequest request, MediaType contentType) throws IOException {
        if (MediaType.MULTIPART_FORM_DATA.includes(contentType)) {
            return binder.bind(type, merged(request, RequestParameters.ofParts(request)));
        }
        byte[] body = bytes(request);
        if (MediaType.APPLICATION_FORM_URLENCODED.includes(contentType)) {
            String pairs = new String(body, StandardCharsets.ISO_8859_1);
            return binder.bind(type, merged(request, RequestParameters.ofPairs(pairs)));
        }
        return request.getQueryString() == null
                ? binder.bind(type, body)
                : binder.bind(type, merged(request, binder.tree(body)));
    }

    private ObjectNode merged(HttpServletRequest request, ObjectNode body) {
        return request.getQueryString() == null
                ? body
                : binder.merge(RequestParameters.ofPairs(request.getQueryString()), body);
    }

    static byte[] bytes(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MAX_BYTES) {
            throw new PayloadTooLargeException(MAX_BYTES);
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw new PayloadTooLargeException(MAX_BYTES);
        }
        return body;
    }

    @Override
    public Object handleEmptyBody(
            Object body,
            HttpInputMessage input,
            MethodParameter parameter,
            Type targetType,
            Class<? extends HttpMessageConverter<?>> converterType) {
        HttpServletRequest request = ((ServletServerHttpRequest) input).getServletRequest();
        return binder.bind(parameter.getParameterType(), RequestParameters.ofPairs(request.getQueryString()));
    }

    @Override
    public boolean supports(
            MethodParameter parameter, Type targetType, Class<? extends HttpMessageConverter<?>> converterType) {
        return canRead(parameter.getParameterType(), null);
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage input,
            MethodParameter parameter,
            Type targetType,
            Class<? extends HttpMessageConverter<?>> converterType) {
        return input;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage input,
            MethodParameter parameter,
            Type targetType,
            Class<? extends HttpMessageConverter<?>> converterType) {
        return body;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return FORMS;
    }

    @Override
    public boolean canWrite(Class<?> type, MediaType mediaType) {
        return false;
    }

    @Override
    public void write(Object body, MediaType contentType, HttpOutputMessage output) {
        throw new UnsupportedOperationException("bodies are only read here");
    }
}
