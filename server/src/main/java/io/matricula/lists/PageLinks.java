package io.matricula.lists;

import io.matricula.http.BaseUrl;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The {@code Link} header in the documented form: first, prev, last and next, each left out where it does not apply. The
 * page is always given as {@code page=N}; the other params are kept, all in the order of their names.
 */
final class PageLinks {

    private PageLinks() {}

    static String of(ListRequest request, long total, BaseUrl baseUrl) {
        long last = Math.max(1, (total + request.size() - 1) / request.size());
        List<String> links = new ArrayList<>();
        if (request.number() > 1) {
            links.add(link(request, 1, "first", baseUrl));
            links.add(link(request, Math.min(request.number() - 1L, last), "prev", baseUrl));
        }
        if (request.number() < last) {
            links.add(link(request, last, "last", baseUrl));
            links.add(link(request, request.number() + 1L, "next", baseUrl));
        }
        return String.join(", ", links);
    }

    private static String link(ListRequest request, long page, String relation, BaseUrl baseUrl) {
        List<String> pairs = new ArrayList<>(request.pairs());
        pairs.add("page=" + page);
        if (request.size() != ListRequest.USUAL && pairs.stream().noneMatch(pair -> pair.startsWith("per_page="))) {
            pairs.add("per_page=" + request.size());
        }
        pairs.sort(Comparator.comparing(pair -> pair.split("=", 2)[0]));
        return "<%s?%s>; rel=\"%s\"".formatted(baseUrl.of(request.path()), String.join("&", pairs), relation);
    }
}
