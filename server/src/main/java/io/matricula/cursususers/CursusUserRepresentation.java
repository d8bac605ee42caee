package io.matricula.cursususers;

import io.matricula.contract.intra.model.CursusUser;
import io.matricula.contract.intra.model.UserReference;
import io.matricula.cursus.CursusDirectory;
import io.matricula.cursus.CursusRepresentation;
import io.matricula.http.BaseUrl;
import io.matricula.people.Person;
import java.util.List;
import org.springframework.stereotype.Component;

/** Enrolments as the Intra API shows them ("Create a cursus user" page). */
@Component
public class CursusUserRepresentation {

    private final CursusDirectory cursus;
    private final BaseUrl baseUrl;

    CursusUserRepresentation(CursusDirectory cursus, BaseUrl baseUrl) {
        this.cursus = cursus;
        this.baseUrl = baseUrl;
    }

    /**
     * Represents an enrolment.
     *
     * @param stored the row
     * @param user whose it is
     * @return the documented shape; there are no skills
     */
    public CursusUser of(CursusUserRepository.Stored stored, UserReference user) {
        return new CursusUser()
                .id(stored.id())
                .beginAt(stored.beginAt())
                .endAt(stored.endAt())
                .grade(stored.grade())
                .level(stored.level())
                .skills(List.of())
                .cursusId(stored.cursusId())
                .hasCoalition(stored.hasCoalition())
                .user(user)
                .cursus(CursusRepresentation.of(cursus.find(stored.cursusId()).orElseThrow()));
    }

    /**
     * Represents an enrolment.
     *
     * @param stored the row
     * @param user whose it is
     * @return the documented shape; there are no skills
     */
    CursusUser of(CursusUserRepository.Stored stored, Person user) {
        return of(stored, new UserReference().id(user.id()).login(user.login()).url(baseUrl.ofUser(user.login())));
    }
}
