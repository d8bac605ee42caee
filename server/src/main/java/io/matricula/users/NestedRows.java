package io.matricula.users;

import io.matricula.contract.intra.model.CursusUserToCreate;
import io.matricula.contract.intra.model.UserToCreate;
import io.matricula.cursus.Cursus;
import io.matricula.cursus.CursusDirectory;
import io.matricula.cursususers.Enrolment;
import io.matricula.languages.LanguagesUserRepository.Spoken;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openapitools.jackson.nullable.JsonNullable;
import org.springframework.stereotype.Component;

/** What a new person joins and speaks, out of the nested lists. */
@Component
class NestedRows {

    private final CursusDirectory cursus;

    NestedRows(CursusDirectory cursus) {
        this.cursus = cursus;
    }

    /**
     * The enrolments of a new person: {@code cursus_id} from now, and the list; a cursus that is in both is the list's.
     * "If no cursus is supplied, the user will join the cursus piscine-c by default" ("Create a user" page), from now.
     *
     * @param params valid
     * @param now UTC
     * @return one for each cursus
     */
    List<Enrolment> enrolments(UserToCreate params, OffsetDateTime now) {
        Map<Long, Enrolment> joined = new LinkedHashMap<>();
        String cursusId = params.getCursusId().orElse(null);
        if (cursusId != null && !cursusId.isBlank()) {
            join(joined, cursusId, now);
        }
        for (CursusUserToCreate row : sent(params.getCursusUsersAttributes())) {
            if (!isDestroyed(row.getDestroy())) {
                joined.put(
                        row.getCursusId(),
                        new Enrolment(
                                row.getCursusId(),
                                row.getBeginAt(),
                                row.getEndAt().orElse(null),
                                true));
            }
        }
        if (joined.isEmpty()) {
            join(joined, CursusDirectory.DEFAULT_SLUG, now);
        }
        return List.copyOf(joined.values());
    }

    private void join(Map<Long, Enrolment> joined, String idOrSlug, OffsetDateTime now) {
        Cursus found = cursus.find(idOrSlug).orElseThrow();
        joined.put(found.id(), new Enrolment(found.id(), now, null, true));
    }

    /**
     * The languages of a new person.
     *
     * @param params valid
     * @return one for each language
     */
    static List<Spoken> languages(UserToCreate params) {
        return sent(params.getLanguagesUsersAttributes()).stream()
                .filter(row -> !isDestroyed(row.getDestroy()))
                .map(row -> new Spoken(row.getLanguageId(), row.getPosition().orElse(null)))
                .toList();
    }

    /** A list that was not sent, and null for one, are empty. */
    static <T> List<T> sent(JsonNullable<List<T>> list) {
        List<T> rows = list.orElse(null);
        return rows == null ? List.of() : rows;
    }

    /** Rails takes anything but these for true. */
    static boolean isDestroyed(JsonNullable<String> destroy) {
        String value = destroy.orElse(null);
        return value != null
                && !value.isBlank()
                && !List.of("false", "0", "f", "off").contains(value.toLowerCase());
    }
}
