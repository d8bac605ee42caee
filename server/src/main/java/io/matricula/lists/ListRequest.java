package io.matricula.lists;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a caller asks of a list, out of the query string and the body together. The generated methods get it twice, as
 * their {@code filter} and as their {@code range}; the page and the order that they get beside it are those of the query
 * string in one of its forms only, so these count.
 *
 * @param path the path of the list, as it was asked for
 * @param number the number of the page, from 1
 * @param size items on a page, 1 to 100
 * @param sort fields in order, a minus before those that are to descend; empty for the list's own order
 * @param filter values by field; {@code null} as text stands for no value
 * @param range for each field what was sent, {@code min,max}
 * @param pairs the pairs of the query string that links keep, as they were sent
 */
public record ListRequest(
        String path,
        int number,
        int size,
        List<String> sort,
        Map<String, List<String>> filter,
        Map<String, String> range,
        List<String> pairs) {

    /** The largest page; who asks for more gets this much. */
    public static final int LARGEST = 100;

    /** The size of a page unless the caller says otherwise. */
    public static final int USUAL = 30;

    /**
     * The same page of fewer items, for lists that name their filters otherwise.
     *
     * @param fields values by field
     * @return filtered by these alone
     */
    public ListRequest filteredBy(Map<String, String> fields) {
        Map<String, List<String>> exactly = new LinkedHashMap<>();
        fields.forEach((field, value) -> exactly.put(field, List.of(value)));
        return new ListRequest(path, number, size, List.of(), exactly, Map.of(), pairs);
    }

    /** How many items come before the page. */
    public long offset() {
        return (number - 1L) * size;
    }
}
