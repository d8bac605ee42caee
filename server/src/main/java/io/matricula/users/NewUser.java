package io.matricula.users;

import io.matricula.campuses.Campus;
import io.matricula.contract.intra.model.UserToCreate;
import io.matricula.database.RowChanges;
import io.matricula.images.PreparedImage;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * A person about to be saved.
 *
 * @param identity login and e-mail
 * @param params what was sent, valid
 * @param campus the primary campus
 * @param passwordHash null without a password
 * @param image null without an image
 * @param createdAt now, UTC
 */
record NewUser(
        Logins.Identity identity,
        UserToCreate params,
        Campus campus,
        String passwordHash,
        PreparedImage image,
        OffsetDateTime createdAt) {

    String login() {
        return identity.login();
    }

    String imageHash() {
        return image == null ? null : image.hash();
    }

    /** The columns of the row itself, all of them each time. */
    Map<String, Object> columns() {
        return new RowChanges()
                .set("login", login())
                .set("email", identity.email())
                .set("first_name", params.getFirstName())
                .set("last_name", params.getLastName())
                .set("usual_first_name", params.getUsualFirstName())
                .set("password_hash", passwordHash)
                .set("pool_year", params.getPoolYear())
                .set("pool_month", params.getPoolMonth())
                .set("kind", params.getKind())
                .set("status", params.getStatus().orElse(null))
                .set("email_stop", Boolean.TRUE.equals(params.getEmailStop().orElse(null)))
                .set("image_hash", imageHash())
                .set("primary_campus_id", campus.id())
                .set("now", createdAt)
                .values();
    }
}
