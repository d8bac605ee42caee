package io.matricula.campuses;

import io.matricula.contract.intra.model.EndpointOfCampus;
import io.matricula.contract.intra.model.Language;
import io.matricula.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
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
     * @return the documented shape, with the number of people as {@link CampusDirectory#countUsers(long)} tells it
     */
    io.matricula.contract.intra.model.Campus of(Campus campus) {
        return of(List.of(campus)).get(campus.id());
    }

    /**
     * Represents campuses; what belongs to them is read for all at once.
     *
     * @param found the campuses
     * @return the documented shapes by id
     */
    Map<Long, io.matricula.contract.intra.model.Campus> of(List<Campus> found) {
        Map<Long, Integer> counts =
                directory.countUsers(found.stream().map(Campus::id).toList());
        Map<Long, EndpointOfCampus> endpoints = endpoints(found);
        return found.stream()
                .collect(Collectors.toMap(
                        Campus::id,
                        campus -> plain(campus)
                                .usersCount(counts.get(campus.id()))
                                .endpoint(endpoints.get(campus.endpointId()))));
    }

    private static io.matricula.contract.intra.model.Campus plain(Campus campus) {
        Campus.Contact contact = campus.contact();
        return new io.matricula.contract.intra.model.Campus()
                .id(campus.id())
                .name(campus.name())
                .timeZone(campus.timeZone())
                .language(language(campus))
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
                .defaultHiddenPhone(campus.hidesPhones());
    }

    private static Language language(Campus campus) {
        return new Language()
                .id(campus.language().id())
                .name(campus.language().name())
                .identifier(campus.language().identifier());
    }

    private Map<Long, EndpointOfCampus> endpoints(List<Campus> found) {
        List<Long> ids = found.stream()
                .map(Campus::endpointId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        List<EndpointOfCampus> endpoints =
                ids.isEmpty() ? List.of() : campuses.findEndpoints(ids, CampusRepresentation::endpoint);
        return endpoints.stream().collect(Collectors.toMap(EndpointOfCampus::getId, Function.identity()));
    }

    private static EndpointOfCampus endpoint(ResultSet row, int number) throws SQLException {
        return new EndpointOfCampus()
                .id(row.getLong("id"))
                .url(row.getString("url"))
                .description(row.getString("description"))
                .createdAt(Times.read(row, "created_at"))
                .updatedAt(Times.read(row, "updated_at"));
    }
}
