package io.matricula.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the body of every generated request model: JSON, urlencoded, multipart and the query string, on any verb, merged
 * into one tree in which the body wins. A request with a query alone is read too, and no request leaves a body null.
 */
@Component
class RequestBodyReader implements HandlerMethodArgumentResolver {

    /** The largest body that is read, in bytes. */
    static final int MAX_BYTES = 2 * 1024 * 1024;

    private final BodyBinder binder;

    RequestBodyReader(BodyBinder binder) {
        this.binder = binder;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest webRequest,
            WebDataBinderFactory factory)
            throws IOException {
        // the parameter of Spring's health and metrics, which read nothing that is sent
        if (Map.class.isAssignableFrom(parameter.getParameterType())) {
            return null;
        }
        HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
        String contentType = request.getContentType();
        return read(
                parameter.getParameterType(),
                request,
                contentType == null ? MediaType.APPLICATION_JSON : MediaType.parseMediaType(contentType));
    }

    private <T> T read(Class<T> type, HttpServletRequest request, MediaType contentType) throws IOException {
        SentParams taken = new SentParams();
        T body = read(type, request, contentType, taken);
        taken.keepIn(request);
        return body;
    }

    private <T> T read(Class<T> type, HttpServletRequest request, MediaType contentType, SentParams taken)
            throws IOException {
        if (MediaType.MULTIPART_FORM_DATA.includes(contentType)) {
            return binder.bind(type, merged(request, RequestParameters.ofParts(request)), taken);
        }
        byte[] body = bytes(request);
        if (MediaType.APPLICATION_FORM_URLENCODED.includes(contentType)) {
            String pairs = new String(body, StandardCharsets.ISO_8859_1);
            return binder.bind(type, merged(request, RequestParameters.ofPairs(pairs)), taken);
        }
        return request.getQueryString() == null
                ? binder.bind(type, body, taken)
                : binder.bind(type, merged(request, binder.tree(body)), taken);
    }

    private ObjectNode merged(HttpServletRequest request, ObjectNode body) {
        return request.getQueryString() == null
                ? body
                : binder.merge(RequestParameters.ofPairs(request.getQueryString()), body);
    }

    static byte[] bytes(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        if (length > MAX_BYTES) {
            throw new PayloadTooLargeException(MAX_BYTES);
        }
        byte[] body = request.getInputStream().readNBytes(length < 0 ? MAX_BYTES + 1 : (int) length);
        if (body.length > MAX_BYTES) {
            throw new PayloadTooLargeException(MAX_BYTES);
        }
        return body;
    }
}
