package io.matricula.learningcloud;

import io.matricula.addresses.ClaimedAddresses;
import io.matricula.cloudusers.CloudUser;
import io.matricula.cloudusers.CloudUsers;
import io.matricula.database.RowChanges;
import io.matricula.images.ImageRepository;
import io.matricula.learningcloud.NewState.NewImage;
import java.time.OffsetDateTime;
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
     * Inserts a user.
     *
     * @param state everything but the password
     * @param passwordHash null without a password
     * @param now UTC
     * @return as it is stored
     * @throws org.springframework.dao.DuplicateKeyException on {@code users_login} or {@code cloud_users_external_id}
     * @throws io.matricula.addresses.AddressTakenException if the e-mail is somebody else's
     */
    CloudUser insert(NewState state, String passwordHash, OffsetDateTime now) {
        long id = people.insert(state.person(), passwordHash, now);
        users.start(id);
        write(users.find(id).orElseThrow(), state, now);
        return users.find(id).orElseThrow();
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
        RowChanges person = new RowChanges();
        state.person().values().forEach(person::set);
        people.update(user.userId(), person.set("updated_at", now));
        users.update(user.userId(), state.cloud());
        addresses.renew(user.userId());
        NewImage image = state.image();
        // the address that was read here, sent back, means the same picture
        if (image.sent() && (image.url() == null || !image.url().equals(user.image()))) {
            write(user.userId(), image);
        }
    }

    private void write(long userId, NewImage image) {
        if (image.data() == null) {
            images.remove(userId);
        } else {
            images.store(userId, image.data());
        }
        String hash = image.data() == null ? null : image.data().hash();
        people.update(userId, new RowChanges().set("image_hash", hash));
        users.update(userId, new RowChanges().set("image_url", image.url()));
    }
}
