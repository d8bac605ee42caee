package io.matricula.endpoints;

import io.matricula.campuses.Campus;
import io.matricula.campuses.CampusDirectory;
import io.matricula.contract.outbound.campus.model.CampusPayload;
import io.matricula.contract.outbound.campus.model.CampusUserPayload;
import io.matricula.database.Times;
import io.matricula.http.BaseUrl;
import io.matricula.images.ImageAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** People as endpoints are told of them. */
@Component
class AnnouncedUsers {

    private final AnnouncedUserRepository users;
    private final CampusDirectory campuses;
    private final BaseUrl baseUrl;

    AnnouncedUsers(AnnouncedUserRepository users, CampusDirectory campuses, BaseUrl baseUrl) {
        this.users = users;
        this.campuses = campuses;
        this.baseUrl = baseUrl;
    }

    /**
     * A person as saved, without password and meta.
     *
     * @param id who
     * @return empty if there is nobody of that id
     */
    Optional<CampusUserPayload> find(long id) {
        return users.find(id, this::read);
    }

    /** As {@link #find(long)}, by login. */
    Optional<CampusUserPayload> find(String login) {
        return users.find(login, this::read);
    }

    /**
     * Puts a person into campuses.
     *
     * @param user who
     * @param primary the primary campus
     * @param others the ids of all campuses, with or without the primary one
     */
    void place(CampusUserPayload user, Campus primary, Collection<Long> others) {
        Set<Long> ids = new LinkedHashSet<>(others);
        if (primary != null) {
            ids.add(primary.id());
        }
        user.primaryCampus(primary == null ? null : campus(primary))
                .campus(ids.stream()
                        .map(campuses::find)
                        .flatMap(Optional::stream)
                        .map(AnnouncedUsers::campus)
                        .toList());
    }

    private CampusUserPayload read(ResultSet row, int number) throws SQLException {
        String login = row.getString("login");
        Long primary = row.getObject("primary_campus_id", Long.class);
        CampusUserPayload user = new CampusUserPayload()
                .id(row.getLong("id"))
                .uid(login)
                .login(login)
                .email(row.getString("email"))
                .firstName(row.getString("first_name"))
                .lastName(row.getString("last_name"))
                .phone(row.getString("phone"))
                .poolYear(row.getString("pool_year"))
                .poolMonth(row.getString("pool_month"))
                .kind(row.getString("kind"))
                .status(row.getString("status"))
                .imageUrl(Objects.toString(ImageAddress.of(row.getString("image_hash"), "", login, baseUrl), null))
                .createdAt(Times.read(row, "created_at"))
                .updatedAt(Times.read(row, "updated_at"))
                .meta(Map.of());
        place(
                user,
                primary == null ? null : campuses.find(primary).orElse(null),
                users.findCampuses(row.getLong("id")));
        return user;
    }

    private static CampusPayload campus(Campus campus) {
        return new CampusPayload()
                .id(campus.id())
                .name(campus.name())
                .createdAt(campus.createdAt())
                .updatedAt(campus.updatedAt())
                .timeZone(campus.timeZone())
                .languageId(campus.language().id())
                .slug(campus.slug())
                .mainEmail(campus.mainEmail())
                .endpointId(campus.endpointId())
                .vogsphereId(campus.vogsphereId());
    }
}
