package io.matricula.users;

import io.matricula.contract.intra.model.UserToCreate;
import java.time.OffsetDateTime;

/**
 * A person about to be saved.
 *
 * @param identity login and e-mail
 * @param params what was sent, valid
 * @param campusId the primary campus
 * @param passwordHash null without a password
 * @param createdAt now, UTC
 */
record NewUser(
        Logins.Identity identity, UserToCreate params, long campusId, String passwordHash, OffsetDateTime createdAt) {

    String login() {
        return identity.login();
    }
}
