package io.matricula.users;

import io.matricula.contract.intra.model.Meta;
import io.matricula.contract.intra.model.UserToUpdate;
import io.matricula.contract.outbound.campus.model.CampusUserPayload;
import io.matricula.http.BaseUrl;
import io.matricula.images.ImageAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What the endpoint of a campus is told of a person who is about to be saved, the password in plain text included. */
@Component
class UserAnnouncements {

    private final BaseUrl baseUrl;

    UserAnnouncements(BaseUrl baseUrl) {
        this.baseUrl = baseUrl;
    }

    CampusUserPayload of(NewUser user) {
        return new CampusUserPayload()
                .uid(user.login())
                .login(user.login())
                .email(user.identity().email())
                .password(UserParams.given(user.params().getPassword()).orElse(null))
                .imageUrl(imageUrl(user.imageHash(), user.login()))
                .firstName(user.params().getFirstName())
                .lastName(user.params().getLastName())
                .poolYear(user.params().getPoolYear())
                .poolMonth(user.params().getPoolMonth())
                .kind(user.params().getKind().getValue())
                .status(user.params().getStatus().orElse(null))
                .meta(hash(user.params().getMeta()));
    }

    /**
     * What changes of an announced person.
     *
     * @param stored the row as it is
     * @param params what was sent, valid
     * @param change what it makes of the row
     */
    Consumer<CampusUserPayload> of(StoredUser stored, UserToUpdate params, UserChanges.Change change) {
        Map<String, Object> row = change.row().values();
        String login = (String) row.getOrDefault("login", stored.login());
        String imageHash = (String) row.getOrDefault("image_hash", stored.imageHash());
        return user -> user.uid(login)
                .login(login)
                .email((String) row.getOrDefault("email", user.getEmail()))
                .password(UserParams.given(params.getPassword()).orElse(null))
                .imageUrl(imageUrl(imageHash, login))
                .firstName((String) row.getOrDefault("first_name", user.getFirstName()))
                .lastName((String) row.getOrDefault("last_name", user.getLastName()))
                .poolYear((String) row.getOrDefault("pool_year", user.getPoolYear()))
                .poolMonth((String) row.getOrDefault("pool_month", user.getPoolMonth()))
                .kind((String) row.getOrDefault("kind", user.getKind()))
                .status((String) row.getOrDefault("status", user.getStatus()))
                .meta(hash(params.getMeta()));
    }

    private String imageUrl(String hash, String login) {
        return Objects.toString(ImageAddress.of(hash, "", login, baseUrl), null);
    }

    private static Map<String, Object> hash(Meta meta) {
        Map<String, Object> hash = new LinkedHashMap<>();
        if (meta != null && meta.getLdapGroup() != null) {
            hash.put("ldap_group", meta.getLdapGroup());
        }
        if (meta != null && meta.getAdditionalProperties() != null) {
            hash.putAll(meta.getAdditionalProperties());
        }
        return hash;
    }
}
