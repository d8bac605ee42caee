package io.matricula.users;

import io.matricula.campuses.Campus;
import io.matricula.campuses.CampusDirectory;
import io.matricula.campuses.CampusUserRepository;
import io.matricula.contract.intra.model.CampusLanguage;
import io.matricula.contract.intra.model.CampusOfUser;
import io.matricula.contract.intra.model.CampusUser;
import io.matricula.languages.Language;
import org.springframework.stereotype.Component;

/** Where a person studies, as the Intra API shows it twice: the places, and that the person belongs to them. */
@Component
class CampusesOfUser {

    private final CampusDirectory directory;

    CampusesOfUser(CampusDirectory directory) {
        this.directory = directory;
    }

    CampusOfUser campus(CampusUserRepository.Stored member) {
        Campus campus = directory.find(member.campusId()).orElseThrow();
        Language language = campus.language();
        return new CampusOfUser()
                .id(campus.id())
                .name(campus.name())
                .timeZone(campus.timeZone())
                .language(new CampusLanguage()
                        .id(language.id())
                        .name(language.name())
                        .identifier(language.identifier())
                        .createdAt(language.createdAt())
                        .updatedAt(language.updatedAt()))
                .usersCount(directory.countUsers(campus.id()))
                .vogsphereId(campus.vogsphereId());
    }

    static CampusUser campusUser(CampusUserRepository.Stored member) {
        return new CampusUser()
                .id(member.id())
                .userId(member.userId())
                .campusId(member.campusId())
                .isPrimary(member.primary());
    }
}
