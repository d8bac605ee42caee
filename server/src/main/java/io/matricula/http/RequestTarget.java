package io.matricula.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** Tells {@link BodyRules} which of several operations with one kind of body was asked for. */
@Component
public class RequestTarget {

    private final HttpServletRequest request;

    RequestTarget(HttpServletRequest request) {
        this.request = request;
    }

    /**
     * Whether the current request creates something.
     *
     * @return true for a POST
     */
    public boolean isCreation() {
        return HttpMethod.POST.matches(request.getMethod());
    }

    /**
     * Whether the path of the current request names the user: that one wins over any in the body.
     *
     * @return true below {@code /v2/users/:user_id}
     */
    public boolean namesUser() {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.containsKey("user_id");
    }
}
