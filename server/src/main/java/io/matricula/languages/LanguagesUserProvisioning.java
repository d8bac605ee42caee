package io.matricula.languages;

import io.matricula.database.RowChanges;
import io.matricula.http.FieldErrors;
import io.matricula.languages.LanguagesUserRepository.Spoken;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The rules of changing which languages a person speaks: each one once at most. */
@Component
public class LanguagesUserProvisioning {

    private static final String ROWS = "user[languages_users_attributes]";
    private static final String LANGUAGE_ID = ROWS + "[language_id]";

    private final LanguagesUserRepository spoken;
    private final LanguageDirectory languages;

    LanguagesUserProvisioning(LanguagesUserRepository spoken, LanguageDirectory languages) {
        this.spoken = spoken;
        this.languages = languages;
    }

    private record Plan(List<Long> removed, Map<Long, RowChanges> changed, List<Spoken> added) {}

    /**
     * Changes the languages of a user as part of an update of the user, who must be locked. As in Rails' nested
     * attributes, a row with an id changes that language of the user, {@code _destroy} removes it, a row without an id
     * adds one.
     *
     * @param userId the user
     * @param rows what was sent
     * @param now UTC
     * @param errors where to note what is wrong; if anything is noted, nothing of the list is written, and the
     *     transaction has to end
     */
    public void applyNested(long userId, List<NestedLanguage> rows, OffsetDateTime now, FieldErrors errors) {
        if (rows.isEmpty()) {
            return;
        }
        Plan plan = plan(userId, rows, errors);
        if (!errors.isEmpty()) {
            return;
        }
        try {
            plan.removed().forEach(spoken::delete);
            plan.changed().forEach(spoken::update);
            spoken.insert(userId, plan.added(), now);
        } catch (DuplicateKeyException swapped) {
            // each row by itself is the last of its language, but not after each step
            errors.add(LANGUAGE_ID, FieldErrors.TAKEN);
        }
    }

    private Plan plan(long userId, List<NestedLanguage> rows, FieldErrors errors) {
        Plan plan = new Plan(new ArrayList<>(), new HashMap<>(), new ArrayList<>());
        Map<Long, Long> languageOfRow = new HashMap<>();
        spoken.findOfUser(userId).forEach(stored -> languageOfRow.put(stored.id(), stored.languageId()));
        for (NestedLanguage row : rows) {
            if (row.languageId() != null && languages.find(row.languageId()).isEmpty()) {
                errors.add(LANGUAGE_ID, FieldErrors.UNKNOWN);
            }
            if (row.id() == null) {
                add(row, plan, errors);
            } else if (!languageOfRow.containsKey(row.id())) {
                errors.add(ROWS + "[id]", FieldErrors.UNKNOWN);
            } else if (row.destroy()) {
                plan.removed().add(row.id());
                languageOfRow.remove(row.id());
            } else {
                change(row, plan);
                languageOfRow.computeIfPresent(
                        row.id(), (id, old) -> row.languageId() == null ? old : row.languageId());
            }
        }
        refuseTwice(languageOfRow, plan.added(), errors);
        return plan;
    }

    private static void add(NestedLanguage row, Plan plan, FieldErrors errors) {
        if (row.destroy()) {
            return;
        }
        if (row.languageId() == null) {
            errors.add(LANGUAGE_ID, FieldErrors.BLANK);
        } else {
            plan.added().add(new Spoken(row.languageId(), row.position().orElse(null)));
        }
    }

    private static void change(NestedLanguage row, Plan plan) {
        RowChanges changes = plan.changed()
                .computeIfAbsent(row.id(), id -> new RowChanges())
                .setIfSent("language_id", row.languageId())
                .setIfSent("position", row.position());
        if (changes.isEmpty()) {
            plan.changed().remove(row.id());
        }
    }

    private static void refuseTwice(Map<Long, Long> languageOfRow, List<Spoken> added, FieldErrors errors) {
        List<Long> all = new ArrayList<>(languageOfRow.values());
        added.forEach(row -> all.add(row.languageId()));
        Set<Long> seen = new HashSet<>(all);
        if (seen.size() < all.size()) {
            errors.add(LANGUAGE_ID, FieldErrors.TAKEN);
        }
    }
}
