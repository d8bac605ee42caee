package io.matricula.learningcloud;

import io.matricula.addresses.ClaimedAddresses;
import io.matricula.addresses.EmailAddress;
import io.matricula.cloudusers.CloudUser;
import io.matricula.cloudusers.CloudUsers;
import io.matricula.database.RowChanges;
import io.matricula.images.ImageRepository;
import io.matricula.images.PreparedImage;
import io.matricula.learningcloud.NewState.NewImage;
import java.time.Clock;
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
    private final Clock clock;

    ManagementUserRows(
            ManagementUserRepository people,
            CloudUsers users,
            ClaimedAddresses addresses,
            ImageRepository images,
            Clock clock) {
        this.people = people;
        this.users = users;
        this.addresses = addresses;
        this.images = images;
        this.clock = clock;
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
     * @param state of a new user
     * @return its ids
     * @throws org.springframework.dao.DuplicateKeyException on {@code users_login} or {@code cloud_users_external_id}
     * @throws io.matricula.addresses.AddressTakenException if the e-mail is somebody else's
     */
    Created insert(NewState state) {
        NewImage image = state.image();
        OffsetDateTime now = OffsetDateTime.now(clock);
        long id = people.insert(new RowChanges()
                .setAll(state.person())
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
     * @throws org.springframework.dao.DuplicateKeyException on {@code users_login} or {@code cloud_users_external_id}
     * @throws io.matricula.addresses.AddressTakenException if the e-mail is somebody else's
     */
    void write(CloudUser user, NewState state) {
        RowChanges person = changed().setAll(state.person());
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

    private RowChanges changed() {
        return new RowChanges().set("updated_at", OffsetDateTime.now(clock));
    }

    private void write(long userId, PreparedImage image) {
        if (image == null) {
            images.remove(userId);
        } else {
            images.store(userId, image);
        }
    }

    /**
     * Enables or disables a user.
     *
     * @param userId who, locked
     * @param enabled whether the user may sign in
     * @param message told to a disabled user who tries; null for none
     */
    void enable(long userId, boolean enabled, String message) {
        people.update(userId, changed().set("active", enabled));
        users.update(userId, new RowChanges().set("deactivation_message", message));
    }

    /**
     * Sets a password.
     *
     * @param userId whose, locked
     * @param hash of the new one
     */
    void setPassword(long userId, String hash) {
        people.update(userId, changed().set("password_hash", hash));
    }

    /**
     * Deletes a user with every row that belongs to the person.
     *
     * @param userId who, locked
     */
    void delete(long userId) {
        people.delete(userId);
    }
}
