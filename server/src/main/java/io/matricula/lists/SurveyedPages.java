package io.matricula.lists;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Finds pages of tables that were surveyed: which rows a list has, and which of them are about where the page is, is told
 * by the survey; the database says what has changed since, and puts both in order.
 */
@Component
class SurveyedPages {

    /** Passing so many items of an index costs less than to look for the page among all. */
    private static final int NEAR = 1_000;

    /** So few items are found by an index of the database. */
    private static final int FEW = 300;

    /** With more changes than these a table is surveyed anew. */
    private static final int MANY = 250;

    /** A page can meet deleted items so often. */
    private static final int TRIES = 5;

    /** Who looks through a million rows takes some megabytes for it, and all of a processor. */
    private final Semaphore looking = new Semaphore(Runtime.getRuntime().availableProcessors());

    private final ListRows database;
    private final Changes changes;
    private final Lookups lookups;
    private final Surveys surveys;

    SurveyedPages(ListRows database, Changes changes, Lookups lookups, Surveys surveys) {
        this.database = database;
        this.changes = changes;
        this.lookups = lookups;
        this.surveys = surveys;
    }

    /**
     * Finds a page.
     *
     * @param query the list
     * @param offset how many items come before the page
     * @param size the most items that are wanted
     * @return empty if there is no survey, or it does not tell: then the database is to find the page alone
     */
    Optional<PageIds.Found> find(ListQuery query, long offset, int size) {
        return surveys.of(query.listing())
                .filter(survey -> survey.tells(query) && survey.atMost(query) > FEW)
                .flatMap(survey -> find(survey, query, offset, size));
    }

    /** A list turns out to be long, which a survey of its table would make fast. */
    void expect(ListQuery query) {
        surveys.expect(query.listing());
    }

    private Optional<PageIds.Found> find(Survey survey, ListQuery query, long offset, int size) {
        List<Long> changed = changes.since(survey, query);
        if (changed.size() + survey.deleted() > MANY) {
            surveys.want(survey.listing());
        }
        if (changed.size() > Changes.MOST) {
            return Optional.empty();
        }
        List<Long> meeting = isNear(query, offset, size) ? changed : database.sorted(query, changed);
        Optional<Lookups.Found> found = lookups.find(query, survey);
        for (int tried = 0; tried < TRIES && found.isPresent(); tried++) {
            Items items = new Items(rows(survey, query, changed, found.get()), meeting);
            Optional<PageIds.Found> page = page(survey, query, items, offset, size);
            if (page.isPresent()) {
                return page;
            }
        }
        return Optional.empty();
    }

    /** Then what has changed needs no order, and all of it is in the list. */
    private static boolean isNear(ListQuery query, long offset, int size) {
        return query.conditions().isEmpty() && offset + size <= NEAR && PageSql.isInOrderOfIndex(query);
    }

    private BitSet rows(Survey survey, ListQuery query, List<Long> changed, Lookups.Found found) {
        BitSet rows = survey.rows();
        changed.stream().map(survey::row).filter(row -> row >= 0).forEach(rows::clear);
        looking.acquireUninterruptibly();
        try {
            query.conditions()
                    .forEach(condition -> rows.and(survey.meeting(condition.criterion(), query.params(), found)));
        } finally {
            looking.release();
        }
        return rows;
    }

    private List<Long> around(Survey survey, ListQuery query, BitSet rows, int from, int to) {
        looking.acquireUninterruptibly();
        try {
            return Selection.of(survey, rows, query.order(), from, to).stream()
                    .map(survey::id)
                    .toList();
        } finally {
            looking.release();
        }
    }

    /**
     * What a list has.
     *
     * @param rows those of the survey
     * @param changed ids of others, in order
     */
    private record Items(BitSet rows, List<Long> changed) {

        int total() {
            return rows.cardinality() + changed.size();
        }
    }

    /** Empty if the survey has items about there that are gone, which it knows now. */
    private Optional<PageIds.Found> page(Survey survey, ListQuery query, Items items, long offset, int size) {
        int total = items.total();
        if (offset >= total) {
            return Optional.of(new PageIds.Found(List.of(), total));
        }
        if (isNear(query, offset, size)) {
            return Optional.of(new PageIds.Found(PageSql.ids(database.walked(query, offset, size)), total));
        }
        // each change can have moved what is unchanged by one place
        int unchanged = total - items.changed().size();
        int from = (int) Math.max(0, offset - items.changed().size());
        int to = (int) Math.min(unchanged, offset + size);
        List<Long> around = around(survey, query, items.rows(), from, to);
        // some may have left the list just now, and are on the page yet
        Merge merge = new Merge(database, query.unconditional());
        List<Long> ids = merge.page(new Merge.Unchanged(from, around, unchanged), items.changed(), (int) offset, size);
        survey.forget(merge.gone());
        return merge.gone().isEmpty() ? Optional.of(new PageIds.Found(ids, total)) : Optional.empty();
    }
}
