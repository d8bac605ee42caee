package io.matricula.client;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A list that is fetched page by page, as far as it is read. Each iteration begins anew. Records that are made or deleted
 * meanwhile can move others to a page that was read already, or is still to be read; a list by rising id is safe from
 * what is made.
 *
 * @param <T> what is listed
 */
public class Pages<T> implements Iterable<T> {

    private final IntFunction<CompletableFuture<Page<T>>> fetch;

    Pages(IntFunction<CompletableFuture<Page<T>>> fetch) {
        this.fetch = fetch;
    }

    /**
     * Fetches one page.
     *
     * @param number from 1
     * @return the page, without items behind the end
     */
    public final Page<T> page(int number) {
        return Calls.await(pageAsync(number));
    }

    /**
     * Fetches one page.
     *
     * @param number from 1
     * @return the page, without items behind the end
     */
    public final CompletableFuture<Page<T>> pageAsync(int number) {
        return fetch.apply(number);
    }

    /** @return all items; the next page is fetched when the one before is used up */
    public final Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    @Override
    public final Iterator<T> iterator() {
        return new Items();
    }

    private final class Items implements Iterator<T> {

        private Page<T> page;
        private Iterator<T> items = List.<T>of().iterator();

        @Override
        public boolean hasNext() {
            while (!items.hasNext() && (page == null || page.hasNext())) {
                page = page(page == null ? 1 : page.number() + 1);
                items = page.items().iterator();
            }
            return items.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return items.next();
        }
    }
}
