package io.matricula.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;

/**
 * Which params of a body an operation took: those that were sent and that it knows. Names alone; they are noted while the
 * body is bound.
 */
public final class SentParams {

    private static final String ATTRIBUTE = SentParams.class.getName();

    private final Set<List<String>> names = new LinkedHashSet<>();

    /** Notes the param at which the parser stands. */
    static void note(JsonParser parser, DeserializationContext context) {
        SentParams params = (SentParams) context.getAttribute(SentParams.class);
        params.names.add(ParamNames.keysTo(parser.streamReadContext()));
    }

    void keepIn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /**
     * The params that the operation of a request took.
     *
     * @param request a request whose body was acceptable, or that has none
     * @return from the root to a param, keys of objects alone: the rows of a list share one name
     */
    public static Set<List<String>> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof SentParams params ? params.names : Set.of();
    }
}
