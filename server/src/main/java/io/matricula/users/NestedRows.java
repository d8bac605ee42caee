package io.matricula.users;

import io.matricula.contract.intra.model.CursusUserToCreate;
import io.matricula.contract.intra.model.CursusUserToUpdate;
import io.matricula.contract.intra.model.UserToCreate;
import io.matricula.contract.intra.model.UserToUpdate;
import io.matricula.cursus.Cursus;
import io.matricula.cursus.CursusDirectory;
import io.matricula.cursususers.CursusUserRepository;
import io.matricula.cursususers.Enrolment;
import io.matricula.cursususers.NestedCursusUser;
import io.matricula.languages.LanguagesUserRepository.Spoken;
import io.matricula.languages.NestedLanguage;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openapitools.jackson.nullable.JsonNullable;
import org.springframework.stereotype.Component;

/** What a person joins and speaks, out of the nested lists. */
@Component
class NestedRows {

    private final CursusDirectory cursus;
    private final CursusUserRepository enrolled;

    NestedRows(CursusDirectory cursus, CursusUserRepository enrolled) {
        this.cursus = cursus;
        this.enrolled = enrolled;
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
        UserParams.given(params.getCursusId()).ifPresent(cursusId -> join(joined, cursusId, now));
        for (CursusUserToCreate row : UserParams.sent(params.getCursusUsersAttributes())) {
            if (!UserParams.isTrue(row.getDestroy())) {
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
        return UserParams.sent(params.getLanguagesUsersAttributes()).stream()
                .filter(row -> !UserParams.isTrue(row.getDestroy()))
                .map(row -> new Spoken(row.getLanguageId(), row.getPosition().orElse(null)))
                .toList();
    }

    /**
     * The rows of {@code cursus_users_attributes} in an update. A {@code cursus_id} beside them joins that cursus from
     * now, unless the person is in it already or the list names it.
     *
     * @param userId whose
     * @param params valid
     * @param now UTC
     * @return the rows in their order
     */
    List<NestedCursusUser> enrolments(long userId, UserToUpdate params, OffsetDateTime now) {
        List<NestedCursusUser> rows = new ArrayList<>();
        for (CursusUserToUpdate row : UserParams.sent(params.getCursusUsersAttributes())) {
            rows.add(new NestedCursusUser(
                    row.getId().orElse(null),
                    row.getCursusId(),
                    row.getBeginAt(),
                    row.getEndAt(),
                    UserParams.isTrue(row.getDestroy())));
        }
        UserParams.given(params.getCursusId())
                .map(cursusId -> cursus.find(cursusId).orElseThrow().id())
                .filter(cursusId -> rows.stream().noneMatch(row -> cursusId.equals(row.cursusId())))
                .filter(cursusId -> enrolled.findOfUser(userId).stream().noneMatch(row -> row.cursusId() == cursusId))
                .ifPresent(cursusId ->
                        rows.add(new NestedCursusUser(null, cursusId, now, JsonNullable.undefined(), false)));
        return rows;
    }

    /**
     * The rows of {@code languages_users_attributes} in an update.
     *
     * @param params valid
     * @return the rows in their order
     */
    static List<NestedLanguage> languages(UserToUpdate params) {
        return UserParams.sent(params.getLanguagesUsersAttributes()).stream()
                .map(row -> new NestedLanguage(
                        row.getId().orElse(null),
                        row.getLanguageId(),
                        row.getPosition(),
                        UserParams.isTrue(row.getDestroy())))
                .toList();
    }
}
