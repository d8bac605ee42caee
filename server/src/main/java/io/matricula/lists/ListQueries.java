package io.matricula.lists;

import io.matricula.http.BadRequestException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Makes a query of what a caller asks, or refuses it with the documented errors. */
final class ListQueries {

    /** The key of every list. */
    static final String ID = "id";

    private ListQueries() {}

    /**
     * Makes a query.
     *
     * @param listing the list
     * @param request what is asked
     * @param conditions what the list is restricted to anyway
     * @return the query
     * @throws BadRequestException Filter Error, Range Error or Sort Error, naming every field that is wrong
     */
    static ListQuery of(Listing listing, ListRequest request, Conditions conditions) {
        refuseUnknown("Filter", listing, request.filter().keySet(), Field::isFilterable);
        refuseUnknown("Range", listing, request.range().keySet(), Field::isRangeable);
        List<String> unfit = new ArrayList<>();
        request.filter().forEach((name, values) -> {
            Field field = listing.find(name, Field::isFilterable).orElseThrow();
            if (!conditions.filter(field, values)) {
                unfit.add("The " + name + " filter must be " + field.type().demand());
            }
        });
        refuse("Filter Error", unfit);
        request.range().forEach((name, range) -> {
            Field field = listing.find(name, Field::isRangeable).orElseThrow();
            if (!conditions.range(field, range)) {
                unfit.add("The " + name + " range must be two values, each "
                        + field.type().demand() + ", separated by a comma");
            }
        });
        refuse("Range Error", unfit);
        return conditions.query(listing, order(listing, request));
    }

    private static void refuseUnknown(String kind, Listing listing, Collection<String> names, Predicate<Field> use) {
        List<String> unknown = names.stream()
                .filter(name -> listing.find(name, use).isEmpty())
                .map(ListQueries::shown)
                .toList();
        if (!unknown.isEmpty()) {
            throw new BadRequestException(
                    kind + " Error",
                    "Attributes %s doesn't exists. You can only %s on: %s"
                            .formatted(
                                    String.join(", ", unknown),
                                    kind.toLowerCase(java.util.Locale.ROOT),
                                    listing.names(use)));
        }
    }

    /**
     * Equal items come by id, in the direction of the last field: that is the order in which the indexes have them. What
     * follows a unique field cannot matter.
     */
    private static List<ListQuery.Order> order(Listing listing, ListRequest request) {
        List<ListQuery.Order> order = new ArrayList<>();
        List<String> unfit = new ArrayList<>();
        boolean descending = true;
        boolean isDecided = false;
        for (String sort : request.sort().isEmpty() ? listing.order() : request.sort()) {
            descending = sort.startsWith("-");
            String name = descending ? sort.substring(1) : sort;
            Field field = listing.find(name, Field::isSortable).orElse(null);
            if (field == null) {
                unfit.add("The " + shown(name) + " field is not sortable");
            } else if (field.isKept()
                    && !isDecided
                    && order.stream().noneMatch(step -> step.column().equals(field.sql()))) {
                order.add(new ListQuery.Order(field.sql(), descending));
                isDecided = field.isUnique();
            }
        }
        refuse("Sort Error", unfit);
        if (!isDecided) {
            order.add(new ListQuery.Order(ID, descending));
        }
        return order;
    }

    private static void refuse(String error, List<String> reasons) {
        if (!reasons.isEmpty()) {
            throw new BadRequestException(error, String.join(". ", reasons));
        }
    }

    private static String shown(String name) {
        return name.length() > 100 ? name.substring(0, 100) + "…" : name;
    }
}
