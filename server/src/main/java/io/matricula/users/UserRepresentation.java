package io.matricula.users;

import io.matricula.access.CurrentCaller;
import io.matricula.contract.intra.model.CursusUser;
import io.matricula.contract.intra.model.LanguagesUser;
import io.matricula.contract.intra.model.User;
import io.matricula.contract.intra.model.UserKind;
import io.matricula.contract.intra.model.UserReference;
import io.matricula.cursususers.CursusUserRepresentation;
import io.matricula.http.BaseUrl;
import java.util.List;
import org.springframework.stereotype.Component;

/** A person as the Intra API shows one: every documented field; empty lists of what this directory does not manage. */
@Component
class UserRepresentation {

    private final CursusUserRepresentation enrolmentShape;
    private final CampusesOfUser campuses;
    private final BaseUrl baseUrl;
    private final CurrentCaller caller;

    UserRepresentation(
            CursusUserRepresentation enrolmentShape, CampusesOfUser campuses, BaseUrl baseUrl, CurrentCaller caller) {
        this.enrolmentShape = enrolmentShape;
        this.campuses = campuses;
        this.baseUrl = baseUrl;
        this.caller = caller;
    }

    /**
     * Represents a person, with the rows that belong to them, to the caller.
     *
     * @param user the rows
     * @return the documented shape
     */
    User of(WholeUser user) {
        return plain(user.row())
                .groups(List.of())
                .cursusUsers(cursusUsers(user))
                .projectsUsers(List.of())
                .languagesUsers(languagesUsers(user))
                .achievements(List.of())
                .titles(List.of())
                .titlesUsers(List.of())
                .partnerships(List.of())
                .patroned(List.of())
                .patroning(List.of())
                .expertisesUsers(List.of())
                .roles(List.of())
                .campus(user.campuses().stream().map(campuses::campus).toList())
                .campusUsers(
                        user.campuses().stream().map(CampusesOfUser::campusUser).toList());
    }

    private User plain(StoredUser stored) {
        return new User()
                .id(stored.id())
                .email(stored.email())
                .login(stored.login())
                .firstName(stored.firstName())
                .lastName(stored.lastName())
                .usualFullName(stored.usualFullName())
                .usualFirstName(stored.usualFirstName())
                .url(baseUrl.ofUser(stored.login()))
                .phone(stored.phoneSeenBy(caller.get()))
                .displayname(stored.displayName())
                .kind(UserKind.fromValue(stored.kind()))
                .image(UserImages.of(stored, baseUrl))
                .staff(stored.staff())
                .correctionPoint(stored.correctionPoint())
                .poolMonth(stored.poolMonth())
                .poolYear(stored.poolYear())
                .location(stored.location())
                .wallet(stored.wallet())
                .anonymizeDate(stored.anonymizeDate())
                .dataErasureDate(stored.dataErasureDate())
                .alumni(stored.alumnizedAt() != null)
                .active(stored.active());
    }

    private List<CursusUser> cursusUsers(WholeUser user) {
        UserReference reference = reference(user.row().id(), user.row().login());
        return user.enrolments().stream()
                .map(row -> enrolmentShape.of(row, reference))
                .toList();
    }

    private static List<LanguagesUser> languagesUsers(WholeUser user) {
        return user.languages().stream()
                .map(row -> new LanguagesUser()
                        .id(row.id())
                        .languageId(row.languageId())
                        .userId(row.userId())
                        .position(row.position())
                        .createdAt(row.createdAt()))
                .toList();
    }

    /**
     * A person in few words, as creation answers and enrolments show.
     *
     * @param id the id
     * @param login the login
     * @return id, login and url
     */
    UserReference reference(long id, String login) {
        return new UserReference().id(id).login(login).url(baseUrl.ofUser(login));
    }
}
