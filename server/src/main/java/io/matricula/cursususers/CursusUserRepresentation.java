package io.matricula.cursususers;

import io.matricula.contract.intra.model.Cursus;
import io.matricula.contract.intra.model.CursusUser;
import io.matricula.contract.intra.model.UserReference;
import io.matricula.cursus.CursusDirectory;
import java.util.List;
import org.springframework.stereotype.Component;

/** Enrolments as the Intra API shows them ("Create a cursus user" page). */
@Component
public class CursusUserRepresentation {

    private final CursusDirectory cursus;

    CursusUserRepresentation(CursusDirectory cursus) {
        this.cursus = cursus;
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
                .cursus(cursus(stored.cursusId()));
    }

    private Cursus cursus(long id) {
        io.matricula.cursus.Cursus found = cursus.find(id).orElseThrow();
        return new Cursus()
                .id(found.id())
                .createdAt(found.createdAt())
                .name(found.name())
                .slug(found.slug());
    }
}
