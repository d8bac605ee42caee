package io.matricula.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The params of a request without a model: what the query string and the body say, each as one tree. */
@Component
public class RequestTrees {

    private final BodyBinder binder;

    RequestTrees(BodyBinder binder) {
        this.binder = binder;
    }

    /**
     * Reads the query string.
     *
     * @param request any request
     * @return brackets as a tree, empty without a query
     * @throws BadRequestException if it cannot be read, or contradicts itself
     */
    public ObjectNode ofQuery(HttpServletRequest request) {
        return RequestParameters.ofPairs(request.getQueryString());
    }

    /**
     * Reads the body, which a GET may have as well: JSON, unless it says that it is a form.
     *
     * @param request its body not read so far
     * @return the tree, empty without a body
     * @throws BadRequestException if it cannot be read, or contradicts itself
     * @throws PayloadTooLargeException if it is larger than 2 MiB
     * @throws IOException if the client went away
     */
    public ObjectNode ofBody(HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        if (type != null && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            return RequestParameters.ofParts(request);
        }
        byte[] body = RequestBodyReader.bytes(request);
        return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                ? RequestParameters.ofPairs(new String(body, StandardCharsets.ISO_8859_1))
                : binder.tree(body);
    }

    /**
     * Reads all params: the body laid over the query string.
     *
     * @param request its body not read so far
     * @return one tree
     * @throws BadRequestException if it cannot be read, or contradicts itself
     * @throws PayloadTooLargeException if the body is larger than 2 MiB
     * @throws IOException if the client went away
     */
    public ObjectNode ofBoth(HttpServletRequest request) throws IOException {
        return binder.merge(ofQuery(request), ofBody(request));
    }

    /**
     * Decodes a name or a value of a query string.
     *
     * @param encoded as it came
     * @return the text
     * @throws BadRequestException if an escape is broken or is not UTF-8
     */
    public String decoded(String encoded) {
        return RequestParameters.decode(encoded);
    }
}
