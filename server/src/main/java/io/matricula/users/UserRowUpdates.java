package io.matricula.users;

import io.matricula.addresses.ClaimedAddresses;
import io.matricula.campuses.CampusUserRepository;
import io.matricula.candidatures.CandidatureProvisioning;
import io.matricula.cloudusers.CloudUsers;
import io.matricula.contract.intra.model.UserCandidatureAttributes;
import io.matricula.contract.intra.model.UserToUpdate;
import io.matricula.cursususers.CursusUserProvisioning;
import io.matricula.database.RowChanges;
import io.matricula.http.FieldErrors;
import io.matricula.images.ImageRepository;
import io.matricula.languages.LanguagesUserProvisioning;
import java.time.OffsetDateTime;
import org.springframework.stereotype.Component;

/** Changes the rows that make up a person: all of them belong to one transaction, in which the person is locked. */
@Component
class UserRowUpdates {

    private final UserRepository users;
    private final ClaimedAddresses addresses;
    private final CandidatureProvisioning candidatures;
    private final CursusUserProvisioning enrolments;
    private final LanguagesUserProvisioning languages;
    private final CampusUserRepository campuses;
    private final ImageRepository images;
    private final NestedRows nested;
    private final CloudUsers cloud;

    UserRowUpdates(
            UserRepository users,
            ClaimedAddresses addresses,
            CandidatureProvisioning candidatures,
            CursusUserProvisioning enrolments,
            LanguagesUserProvisioning languages,
            CampusUserRepository campuses,
            ImageRepository images,
            NestedRows nested,
            CloudUsers cloud) {
        this.users = users;
        this.addresses = addresses;
        this.candidatures = candidatures;
        this.enrolments = enrolments;
        this.languages = languages;
        this.campuses = campuses;
        this.images = images;
        this.nested = nested;
        this.cloud = cloud;
    }

    /**
     * Writes an update.
     *
     * @param user the row, locked
     * @param params valid
     * @param change what changes in the row itself
     * @param now UTC
     * @throws io.matricula.http.UnprocessableException if a nested row is not this person's
     * @throws io.matricula.addresses.AddressTakenException if an address is somebody else's
     * @throws org.springframework.dao.DuplicateKeyException on {@code users_login}
     */
    void update(StoredUser user, UserToUpdate params, UserChanges.Change change, OffsetDateTime now) {
        RowChanges row = new RowChanges();
        change.row().values().forEach(row::set);
        users.update(user.id(), row.set("updated_at", now));
        if (change.movesCampus()) {
            campuses.setPrimary(user.id(), change.campusId(), now);
        }
        change.image().ifPresent(image -> images.store(user.id(), image));
        if (change.removesImage()) {
            images.remove(user.id());
        }
        if (change.changesImage()) {
            // the later picture counts, whichever of the two APIs it came by
            cloud.update(user.id(), new RowChanges().set("image_url", null));
        }
        updateNested(user.id(), params, now);
        if (change.changesEmail() || hasCandidature(params)) {
            addresses.renew(user.id());
        }
    }

    private void updateNested(long userId, UserToUpdate params, OffsetDateTime now) {
        FieldErrors errors = new FieldErrors();
        enrolments.applyNested(userId, nested.enrolments(userId, params, now), now, errors);
        languages.applyNested(userId, NestedRows.languages(params), now, errors);
        errors.throwIfAny();
        if (hasCandidature(params)) {
            UserCandidatureAttributes candidature =
                    params.getUserCandidatureAttributes().get();
            candidatures.applyNested(userId, candidature, now);
        }
    }

    private static boolean hasCandidature(UserToUpdate params) {
        return params.getUserCandidatureAttributes().orElse(null) != null;
    }
}
