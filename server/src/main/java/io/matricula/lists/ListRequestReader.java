package io.matricula.lists;

import io.matricula.http.BadRequestException;
import io.matricula.http.RequestTrees;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a {@link ListRequest}. A page comes as {@code page} and {@code per_page} or as {@code page[number]} and
 * {@code page[size]}; blanks, and numbers below 1, are as good as nothing. What the body says counts before what the
 * query string says.
 */
@Component
public class ListRequestReader implements HandlerMethodArgumentResolver {

    private static final String READ = ListRequestReader.class.getName();

    /** Told by the links themselves, or nobody's business but the caller's. */
    private static final Set<String> NOT_LINKED = Set.of("page", "page[number]", "page[size]", "access_token");

    private static final int LONGEST_NUMBER = 20;
    private static final int LONGEST_VALUE = 4096;

    private final RequestTrees trees;

    ListRequestReader(RequestTrees trees) {
        this.trees = trees;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ListRequest.class;
    }

    @Override
    public ListRequest resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest web,
            WebDataBinderFactory binders)
            throws IOException {
        return of(web.getNativeRequest(HttpServletRequest.class));
    }

    /**
     * Reads what is asked of a list.
     *
     * @param request the request
     * @return the same object each time
     * @throws IOException if the client went away
     * @throws BadRequestException if a param cannot be read
     */
    public ListRequest of(HttpServletRequest request) throws IOException {
        ListRequest read = (ListRequest) request.getAttribute(READ);
        if (read == null) {
            read = read(request);
            request.setAttribute(READ, read);
        }
        return read;
    }

    private ListRequest read(HttpServletRequest request) throws IOException {
        List<ObjectNode> weakestFirst = List.of(trees.ofQuery(request), trees.ofBody(request));
        int number = 1;
        int size = ListRequest.USUAL;
        List<String> sort = List.of();
        Map<String, List<String>> filter = new LinkedHashMap<>();
        Map<String, String> range = new LinkedHashMap<>();
        for (ObjectNode source : weakestFirst) {
            JsonNode page = source.path("page");
            number = positive("page", page.isObject() ? page.get("number") : source.get("page"), number);
            size = positive("page[size]", page.get("size"), positive("per_page", source.get("per_page"), size));
            sort = source.hasNonNull("sort") ? values("sort", source.get("sort")) : sort;
            fields(source, "filter").forEach(field -> filter.put(field.getKey(), values("filter", field.getValue())));
            fields(source, "range").forEach(field -> range.put(field.getKey(), text("range", field.getValue())));
        }
        return new ListRequest(
                request.getRequestURI(),
                number,
                Math.min(size, ListRequest.LARGEST),
                sort,
                filter,
                range,
                otherPairs(request.getQueryString()));
    }

    private static int positive(String name, JsonNode node, int otherwise) {
        if (node == null || node.isNull() || node.isString() && node.asString().isBlank()) {
            return otherwise;
        }
        String text = node.isContainer() ? "" : node.asString().strip();
        try {
            int number = new BigDecimal(text.length() > LONGEST_NUMBER ? "" : text).intValueExact();
            return number < 1 ? otherwise : number;
        } catch (ArithmeticException | NumberFormatException unfit) {
            throw new BadRequestException("The param " + name + " cannot be read");
        }
    }

    private static Set<Map.Entry<String, JsonNode>> fields(ObjectNode source, String name) {
        JsonNode node = source.path(name);
        if (node.isObject() || node.isMissingNode() || node.isNull()) {
            return node.properties();
        }
        throw new BadRequestException("The param " + name + " must be given as " + name + "[field]");
    }

    /** Splits at commas; blanks between them are dropped. */
    private static List<String> values(String name, JsonNode node) {
        Stream<String> texts = node.isArray()
                ? node.values().stream().map(element -> text(name, element))
                : Stream.of(text(name, node));
        return texts.flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static String text(String name, JsonNode node) {
        String text = node.isNull() ? "null" : node.isContainer() ? null : node.asString();
        if (text == null || text.length() > LONGEST_VALUE) {
            throw new BadRequestException("The param " + name + " cannot be read");
        }
        return text;
    }

    private List<String> otherPairs(String query) {
        List<String> pairs = new ArrayList<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String name = name(pair);
            if (!name.isEmpty() && !NOT_LINKED.contains(name)) {
                pairs.add(pair.replace("[", "%5B").replace("]", "%5D"));
            }
        }
        return pairs;
    }

    private String name(String pair) {
        int equals = pair.indexOf('=');
        return trees.decoded(equals < 0 ? pair : pair.substring(0, equals));
    }
}
