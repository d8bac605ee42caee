package io.matricula.campuses;

import io.matricula.contract.intra.model.EndpointOfCampus;
import io.matricula.contract.intra.model.Language;
import org.springframework.stereotype.Component;

/** Campuses as the Intra API shows them. */
@Component
class CampusRepresentation {

    private final CampusRepository campuses;
    private final CampusDirectory directory;

    CampusRepresentation(CampusRepository campuses, CampusDirectory directory) {
        this.campuses = campuses;
        this.directory = directory;
    }

    /**
     * Represents a campus.
     *
     * @param campus the campus
     * @return the documented shape, with the number of people of at most a minute ago
     */
    io.matricula.contract.intra.model.Campus of(Campus campus) {
        Campus.Contact contact = campus.contact();
        return new io.matricula.contract.intra.model.Campus()
                .id(campus.id())
                .name(campus.name())
                .timeZone(campus.timeZone())
                .language(language(campus))
                .usersCount(directory.countUsers(campus.id()))
                .vogsphereId(campus.vogsphereId())
                .country(contact.country())
                .address(contact.address())
                .zip(contact.zip())
                .city(contact.city())
                .website(contact.website())
                .facebook(contact.facebook())
                .twitter(contact.twitter())
                .active(campus.active())
                .open(campus.open())
                .emailExtension(campus.emailExtension())
                .defaultHiddenPhone(campus.hidesPhones())
                .endpoint(endpoint(campus.endpointId()));
    }

    private static Language language(Campus campus) {
        return new Language()
                .id(campus.language().id())
                .name(campus.language().name())
                .identifier(campus.language().identifier());
    }

    private EndpointOfCampus endpoint(Long id) {
        return id == null ? null : campuses.findEndpoint(id).orElse(null);
    }
}
