package io.matricula.users;

import io.matricula.contract.intra.model.UserToCreate;
import io.matricula.images.PreparedImage;
import java.time.OffsetDateTime;

/**
 * A person about to be saved.
 *
 * @param identity login and e-mail
 * @param params what was sent, valid
 * @param campusId the primary campus
 * @param passwordHash null without a password
 * @param image null without an image
 * @param createdAt now, UTC
 */
record NewUser(
        Logins.Identity identity,
        UserToCreate params,
        long campusId,
        String passwordHash,
        PreparedImage image,
        OffsetDateTime createdAt) {

    String login() {
        return identity.login();
    }

    String imageHash() {
        return image == null ? null : image.hash();
    }
}
