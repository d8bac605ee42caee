package io.matricula.learningcloud;

import io.matricula.addresses.ClaimedAddresses;
import io.matricula.addresses.EmailAddress;
import io.matricula.cloudusers.CloudUser;
import io.matricula.cloudusers.CloudUsers;
import io.matricula.database.RowChanges;
import io.matricula.images.ImageRepository;
import io.matricula.images.PreparedImage;
import io.matricula.learningcloud.NewState.NewImage;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes the rows that make up a user: all of them belong to one transaction. */
@Component
class ManagementUserRows {

    private final ManagementUserRepository people;
    private final CloudUsers users;
    private final ClaimedAddresses addresses;
    private final ImageRepository images;

    ManagementUserRows(
            ManagementUserRepository people, CloudUsers users, ClaimedAddresses addresses, ImageRepository images) {
        this.people = people;
        this.users = users;
        this.addresses = addresses;
        this.images = images;
    }

    /**
     * A new user.
     *
     * @param userId the id of the person in the Intra API
     * @param id the id of the web services
     */
    record Created(long userId, String id) {}

    /**
     * Inserts a user.
     *
     * @param state everything but the password
     * @param passwordHash null without a password
     * @param now UTC
     * @return its ids
     * @throws org.springframework.dao.DuplicateKeyException on {@code users_login} or {@code cloud_users_external_id}
     * @throws io.matricula.addresses.AddressTakenException if the e-mail is somebody else's
     */
    Created insert(NewState state, String passwordHash, OffsetDateTime now) {
        NewImage image = state.image();
        long id = people.insert(new RowChanges()
                .setAll(state.person())
                .set("password_hash", passwordHash)
                .set("kind", "external")
                .set("image_hash", image.hash())
                .set("created_at", now)
                .set("updated_at", now));
        String cloudId = users.insert(id, new RowChanges().setAll(state.cloud()).set("image_url", image.url()));
        addresses.claim(id, List.of(state.email()));
        if (image.data() != null) {
            images.store(id, image.data());
        }
        return new Created(id, cloudId);
    }

    /**
     * Writes what changes.
     *
     * @param user as it is stored, locked
     * @param state what becomes of it
     * @param now UTC
     * @throws org.springframework.dao.DuplicateKeyException on {@code users_login} or {@code cloud_users_external_id}
     * @throws io.matricula.addresses.AddressTakenException if the e-mail is somebody else's
     */
    void write(CloudUser user, NewState state, OffsetDateTime now) {
        RowChanges person = new RowChanges().setAll(state.person()).set("updated_at", now);
        RowChanges cloud = new RowChanges().setAll(state.cloud());
        NewImage image = state.image();
        if (image.isOtherThan(user.image())) {
            write(user.userId(), image.data());
            person.set("image_hash", image.hash());
            cloud.set("image_url", image.url());
        }
        people.update(user.userId(), person);
        users.update(user.userId(), cloud);
        if (!EmailAddress.compared(state.email()).equals(EmailAddress.compared(user.email()))) {
            addresses.renew(user.userId());
        }
    }

    private void write(long userId, PreparedImage image) {
        if (image == null) {
            images.remove(userId);
        } else {
            images.store(userId, image);
        }
    }
}
