package io.matricula.users;

import io.matricula.addresses.ClaimedAddresses;
import io.matricula.campuses.CampusUserRepository;
import io.matricula.candidatures.CandidatureProvisioning;
import io.matricula.cloudusers.CloudUsers;
import io.matricula.contract.intra.model.UserToCreate;
import io.matricula.cursususers.CursusUserRepository;
import io.matricula.cursususers.Enrolment;
import io.matricula.images.ImageRepository;
import io.matricula.languages.LanguagesUserRepository;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes the rows that make up a person: all of them belong to one transaction. */
@Component
class UserRows {

    private final UserRepository users;
    private final ClaimedAddresses addresses;
    private final CandidatureProvisioning candidatures;
    private final CursusUserRepository enrolments;
    private final LanguagesUserRepository languages;
    private final CampusUserRepository campuses;
    private final ImageRepository images;
    private final CloudUsers cloud;

    UserRows(
            UserRepository users,
            ClaimedAddresses addresses,
            CandidatureProvisioning candidatures,
            CursusUserRepository enrolments,
            LanguagesUserRepository languages,
            CampusUserRepository campuses,
            ImageRepository images,
            CloudUsers cloud) {
        this.users = users;
        this.addresses = addresses;
        this.candidatures = candidatures;
        this.enrolments = enrolments;
        this.languages = languages;
        this.campuses = campuses;
        this.images = images;
        this.cloud = cloud;
    }

    /**
     * Inserts a person with everything that was sent.
     *
     * @param user valid
     * @param joined the enrolments, one for each cursus at most
     * @return the new id
     * @throws org.springframework.dao.DuplicateKeyException on {@code users_login}
     * @throws io.matricula.addresses.AddressTakenException if the alias or the personal address is somebody else's
     */
    long insert(NewUser user, List<Enrolment> joined) {
        UserToCreate params = user.params();
        long id = users.insert(user);
        addresses.claim(id, List.of(user.identity().email(), params.getEmail()));
        if (user.image() != null) {
            images.store(id, user.image());
        }
        // these wait for each other
        cloud.start(id, user.campus().language().identifier(), user.campus().timeZone());
        candidatures.insertNested(
                id, params.getUserCandidatureAttributes().orElse(null), params.getEmail(), user.createdAt());
        campuses.insertPrimary(id, user.campus().id(), user.createdAt());
        enrolments.insertOfNewUser(id, joined, user.createdAt());
        languages.insertOfNewUser(id, NestedRows.languages(params), user.createdAt());
        return id;
    }
}
