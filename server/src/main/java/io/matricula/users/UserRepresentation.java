package io.matricula.users;

import io.matricula.access.CurrentCaller;
import io.matricula.campuses.CampusUserRepository;
import io.matricula.contract.intra.model.CursusUser;
import io.matricula.contract.intra.model.LanguagesUser;
import io.matricula.contract.intra.model.User;
import io.matricula.contract.intra.model.UserKind;
import io.matricula.contract.intra.model.UserReference;
import io.matricula.cursususers.CursusUserRepository;
import io.matricula.cursususers.CursusUserRepresentation;
import io.matricula.http.BaseUrl;
import io.matricula.languages.LanguagesUserRepository;
import java.util.List;
import org.springframework.stereotype.Component;

/** A person as the Intra API shows one: every documented field; empty lists of what this directory does not manage. */
@Component
class UserRepresentation {

    private final CursusUserRepository enrolments;
    private final CursusUserRepresentation enrolmentShape;
    private final LanguagesUserRepository languages;
    private final CampusesOfUser campuses;
    private final BaseUrl baseUrl;
    private final CurrentCaller caller;

    UserRepresentation(
            CursusUserRepository enrolments,
            CursusUserRepresentation enrolmentShape,
            LanguagesUserRepository languages,
            CampusesOfUser campuses,
            BaseUrl baseUrl,
            CurrentCaller caller) {
        this.enrolments = enrolments;
        this.enrolmentShape = enrolmentShape;
        this.languages = languages;
        this.campuses = campuses;
        this.baseUrl = baseUrl;
        this.caller = caller;
    }

    /**
     * Represents a person, with the rows that belong to them, to the caller.
     *
     * @param stored the row
     * @return the documented shape
     */
    User of(StoredUser stored) {
        List<CampusUserRepository.Stored> member = campuses.findOfUser(stored.id());
        return plain(stored)
                .groups(List.of())
                .cursusUsers(cursusUsers(stored))
                .projectsUsers(List.of())
                .languagesUsers(languagesUsers(stored))
                .achievements(List.of())
                .titles(List.of())
                .titlesUsers(List.of())
                .partnerships(List.of())
                .patroned(List.of())
                .patroning(List.of())
                .expertisesUsers(List.of())
                .roles(List.of())
                .campus(member.stream().map(campuses::campus).toList())
                .campusUsers(member.stream().map(CampusesOfUser::campusUser).toList());
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

    private List<CursusUser> cursusUsers(StoredUser stored) {
        UserReference reference = reference(stored.id(), stored.login());
        return enrolments.findOfUser(stored.id()).stream()
                .map(row -> enrolmentShape.of(row, reference))
                .toList();
    }

    private List<LanguagesUser> languagesUsers(StoredUser stored) {
        return languages.findOfUser(stored.id()).stream()
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
