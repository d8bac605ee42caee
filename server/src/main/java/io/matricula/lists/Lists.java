package io.matricula.lists;

import io.matricula.http.BadRequestException;
import io.matricula.http.BaseUrl;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers list requests: a page of items, with {@code X-Total}, {@code X-Page}, {@code X-Per-Page} and {@code Link}. */
@Component
public class Lists {

    private final PageIds pages;
    private final Surveys surveys;
    private final BaseUrl baseUrl;

    Lists(PageIds pages, Surveys surveys, BaseUrl baseUrl) {
        this.pages = pages;
        this.surveys = surveys;
        this.baseUrl = baseUrl;
    }

    /**
     * Announces a list that can become long: what makes its pages fast then is found out in the background.
     *
     * @param listing the list
     */
    public void expect(Listing listing) {
        surveys.add(listing);
    }

    /**
     * Answers with a page of all items.
     *
     * @param listing the list
     * @param request what is asked
     * @param items reads items by their ids, at most a hundred; never called without an id
     * @return 200; an empty list beyond the last page
     * @throws BadRequestException Filter Error, Range Error or Sort Error, naming every field that is wrong
     */
    public <T> ResponseEntity<List<T>> page(
            Listing listing, ListRequest request, Function<List<Long>, Map<Long, T>> items) {
        return page(ListQueries.of(listing, request, new Conditions()), request, items);
    }

    /**
     * Answers with a page of the items that belong to something else, as those of a nested path do.
     *
     * @param listing the list
     * @param request what is asked
     * @param ownerColumn the column that says whose an item is
     * @param ownerId whose items are wanted
     * @param items reads items by their ids, at most a hundred; never called without an id
     * @return 200; an empty list beyond the last page
     * @throws BadRequestException Filter Error, Range Error or Sort Error, naming every field that is wrong
     */
    public <T> ResponseEntity<List<T>> pageOf(
            Listing listing,
            ListRequest request,
            String ownerColumn,
            long ownerId,
            Function<List<Long>, Map<Long, T>> items) {
        Conditions conditions = new Conditions();
        conditions.only(ownerColumn, ownerId);
        return page(ListQueries.of(listing, request, conditions), request, items);
    }

    private <T> ResponseEntity<List<T>> page(
            ListQuery query, ListRequest request, Function<List<Long>, Map<Long, T>> items) {
        PageIds.Found page = pages.find(query, request.offset(), request.size());
        Map<Long, T> byId = page.ids().isEmpty() ? Map.of() : items.apply(page.ids());
        return answer(
                request,
                page.total(),
                page.ids().stream().map(byId::get).filter(Objects::nonNull).toList());
    }

    /**
     * Answers with a page that was read elsewhere.
     *
     * @param request what is asked
     * @param total how many items there are on all pages
     * @param items those of the page
     * @return 200
     */
    public <T> ResponseEntity<List<T>> answer(ListRequest request, long total, List<T> items) {
        return ResponseEntity.ok().headers(headers(request, total)).body(items);
    }

    private HttpHeaders headers(ListRequest request, long total) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-Total", Long.toString(total));
        headers.set("X-Page", Integer.toString(request.number()));
        headers.set("X-Per-Page", Integer.toString(request.size()));
        String links = PageLinks.of(request, total, baseUrl);
        if (!links.isEmpty()) {
            headers.set(HttpHeaders.LINK, links);
        }
        return headers;
    }
}
