package io.matricula.endpoints;

import io.matricula.campuses.Campus;
import io.matricula.campuses.CampusDirectory;
import io.matricula.contract.intra.model.CampusLanguage;
import io.matricula.contract.intra.model.CampusOfEndpoint;
import io.matricula.contract.intra.model.Endpoint;
import io.matricula.languages.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Endpoints as the Intra API shows them: without their secrets. */
@Component
class EndpointRepresentation {

    private final EndpointRepository endpoints;
    private final CampusDirectory campuses;

    EndpointRepresentation(EndpointRepository endpoints, CampusDirectory campuses) {
        this.endpoints = endpoints;
        this.campuses = campuses;
    }

    Endpoint of(StoredEndpoint stored) {
        return of(List.of(stored)).get(stored.id());
    }

    /**
     * Represents endpoints.
     *
     * @param found at least one
     * @return the documented shapes by id
     */
    Map<Long, Endpoint> of(List<StoredEndpoint> found) {
        Map<Long, List<Long>> named =
                endpoints.findCampuses(found.stream().map(StoredEndpoint::id).toList());
        return found.stream()
                .collect(Collectors.toMap(
                        StoredEndpoint::id,
                        stored -> new Endpoint()
                                .id(stored.id())
                                .url(stored.url())
                                .description(stored.description())
                                .createdAt(stored.createdAt())
                                .updatedAt(stored.updatedAt())
                                .campus(campuses(named.getOrDefault(stored.id(), List.of())))));
    }

    private List<CampusOfEndpoint> campuses(List<Long> ids) {
        return ids.stream()
                .map(campuses::find)
                .flatMap(Optional::stream)
                .map(this::campus)
                .toList();
    }

    private CampusOfEndpoint campus(Campus campus) {
        Language language = campus.language();
        return new CampusOfEndpoint()
                .id(campus.id())
                .name(campus.name())
                .timeZone(campus.timeZone())
                .language(new CampusLanguage()
                        .id(language.id())
                        .name(language.name())
                        .identifier(language.identifier())
                        .createdAt(language.createdAt())
                        .updatedAt(language.updatedAt()))
                .usersCount(campuses.countUsers(campus.id()));
    }
}
