package io.matricula.client;

import io.matricula.client.generated.ApiException;
import io.matricula.client.generated.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * A list of the Intra API, to be sorted and filtered before it is read. Each of its methods gives another list, so one can
 * be kept and narrowed down in several ways.
 *
 * @param <T> what is listed
 * @param <F> the fields to filter by
 * @param <R> the fields to take ranges of
 */
public final class Listing<T, F, R> extends Pages<T> {

    private static final int MOST_PER_PAGE = 100;

    private final Calls calls;
    private final Fetch<T, F, R> fetch;
    private final Query<F, R> query;

    /** What a list is asked for; null where nothing is. */
    record Query<F, R>(int page, int perPage, String sort, F filter, R range) {

        Query<F, R> at(int page) {
            return new Query<>(page, perPage, sort, filter, range);
        }
    }

    /** The generated method of the list. */
    @FunctionalInterface
    interface Fetch<T, F, R> {
        CompletableFuture<ApiResponse<List<T>>> send(Query<F, R> query, Map<String, String> headers)
                throws ApiException;
    }

    Listing(Calls calls, Fetch<T, F, R> fetch) {
        this(calls, fetch, new Query<>(1, MOST_PER_PAGE, null, null, null));
    }

    private Listing(Calls calls, Fetch<T, F, R> fetch, Query<F, R> query) {
        super(number -> calls.startAnd(
                headers -> fetch.send(query.at(number), headers), answer -> page(number, query.perPage(), answer)));
        this.calls = calls;
        this.fetch = fetch;
        this.query = query;
    }

    private static <T> Page<T> page(int number, int perPage, ApiResponse<List<T>> answer) {
        long total = answer.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("X-Total"))
                .mapToLong(header -> Long.parseLong(header.getValue().get(0)))
                .findFirst()
                .orElse(-1);
        List<T> items = answer.getData();
        boolean hasNext = total < 0 ? items.size() == perPage : !items.isEmpty() && (long) number * perPage < total;
        return new Page<>(number, items, total < 0 ? OptionalLong.empty() : OptionalLong.of(total), hasNext);
    }

    /**
     * Sorts the list.
     *
     * @param sort fields with commas between them, a minus before one to fall, such as {@code pool_year,-id}
     * @return the sorted list
     */
    public Listing<T, F, R> sort(String sort) {
        return new Listing<>(calls, fetch, new Query<>(1, query.perPage(), sort, query.filter(), query.range()));
    }

    /**
     * Leaves out what does not match.
     *
     * @param filter fields with one value, or several with commas between them
     * @return the filtered list
     */
    public Listing<T, F, R> filter(F filter) {
        return new Listing<>(calls, fetch, new Query<>(1, query.perPage(), query.sort(), filter, query.range()));
    }

    /**
     * Leaves out what is not in between.
     *
     * @param range fields with a lower and an upper value, a comma between them
     * @return the list of what lies in it
     */
    public Listing<T, F, R> range(R range) {
        return new Listing<>(calls, fetch, new Query<>(1, query.perPage(), query.sort(), query.filter(), range));
    }

    /**
     * Sets how much is fetched at once.
     *
     * @param perPage 1 to 100; default 100
     * @return the list in other pages
     * @throws IllegalArgumentException outside that range
     */
    public Listing<T, F, R> perPage(int perPage) {
        if (perPage < 1 || perPage > MOST_PER_PAGE) {
            throw new IllegalArgumentException("A page has 1 to " + MOST_PER_PAGE + " items, not " + perPage);
        }
        return new Listing<>(calls, fetch, new Query<>(1, perPage, query.sort(), query.filter(), query.range()));
    }
}
