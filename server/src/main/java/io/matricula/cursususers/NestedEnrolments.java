package io.matricula.cursususers;

import io.matricula.database.RowChanges;
import io.matricula.http.FieldErrors;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What a nested list makes of a user's enrolments, by the rules of Rails' nested attributes: a row with an id changes
 * that enrolment, {@code _destroy} removes it, a row without an id adds one.
 */
@Component
class NestedEnrolments {

    private static final String ROWS = "user[cursus_users_attributes]";

    /** The name under which a cursus that the user is in already is refused. */
    static final String CURSUS_ID = ROWS + "[cursus_id]";

    private final EnrolmentRules rules;

    NestedEnrolments(EnrolmentRules rules) {
        this.rules = rules;
    }

    /**
     * What is to be written, in this order: Rails, too, removes first.
     *
     * @param removed ids of enrolments
     * @param changed what changes, by the id of the enrolment
     * @param added new ones
     */
    record Plan(List<Long> removed, Map<Long, RowChanges> changed, List<Enrolment> added) {}

    /**
     * Checks a list.
     *
     * @param own the user's enrolments
     * @param rows what was sent
     * @param errors where to note what is wrong
     * @return what is to be written if nothing was noted
     */
    Plan plan(List<CursusUserRepository.Stored> own, List<NestedCursusUser> rows, FieldErrors errors) {
        Plan plan = new Plan(new ArrayList<>(), new HashMap<>(), new ArrayList<>());
        Map<Long, Long> cursusOfRow = new HashMap<>();
        own.forEach(stored -> cursusOfRow.put(stored.id(), stored.cursusId()));
        List<Long> cursusAdded = new ArrayList<>();
        for (NestedCursusUser row : rows) {
            rules.checkCursus(CURSUS_ID, row.cursusId(), errors);
            if (row.id() == null) {
                if (!row.destroy()) {
                    add(row, plan, errors);
                    cursusAdded.add(row.cursusId());
                }
            } else if (!cursusOfRow.containsKey(row.id())) {
                errors.add(ROWS + "[id]", FieldErrors.UNKNOWN);
            } else if (row.destroy()) {
                plan.removed().add(row.id());
                cursusOfRow.remove(row.id());
            } else {
                change(row, stored(own, row.id()), plan, errors);
                cursusOfRow.computeIfPresent(row.id(), (id, old) -> row.cursusId() == null ? old : row.cursusId());
            }
        }
        cursusAdded.addAll(cursusOfRow.values());
        refuseTwice(cursusAdded, errors);
        return plan;
    }

    private static CursusUserRepository.Stored stored(List<CursusUserRepository.Stored> own, long id) {
        return own.stream().filter(stored -> stored.id() == id).findFirst().orElseThrow();
    }

    private static void add(NestedCursusUser row, Plan plan, FieldErrors errors) {
        if (row.cursusId() == null) {
            errors.add(CURSUS_ID, FieldErrors.BLANK);
        }
        if (row.beginAt() == null) {
            errors.add(ROWS + "[begin_at]", FieldErrors.BLANK);
        }
        OffsetDateTime endAt = row.endAt().orElse(null);
        EnrolmentRules.checkOrder(ROWS + "[end_at]", row.beginAt(), endAt, errors);
        if (row.cursusId() != null && row.beginAt() != null) {
            plan.added().add(new Enrolment(row.cursusId(), row.beginAt(), endAt, true));
        }
    }

    private static void change(
            NestedCursusUser row, CursusUserRepository.Stored stored, Plan plan, FieldErrors errors) {
        if (row.beginAt() != null || row.endAt().isPresent()) {
            EnrolmentRules.checkOrder(
                    ROWS + "[end_at]",
                    row.beginAt() == null ? stored.beginAt() : row.beginAt(),
                    row.endAt().isPresent() ? row.endAt().get() : stored.endAt(),
                    errors);
        }
        plan.changed()
                .computeIfAbsent(row.id(), id -> new RowChanges())
                .setIfSent("cursus_id", row.cursusId())
                .setIfSent("begin_at", row.beginAt())
                .setIfSent("end_at", row.endAt());
    }

    private static void refuseTwice(List<Long> cursusIds, FieldErrors errors) {
        Set<Long> seen = new HashSet<>();
        if (cursusIds.stream().anyMatch(id -> id != null && !seen.add(id))) {
            errors.add(CURSUS_ID, FieldErrors.TAKEN);
        }
    }
}
