package io.matricula.users;

import io.matricula.campuses.CampusDirectory;
import io.matricula.contract.intra.model.UserToUpdate;
import io.matricula.database.RowChanges;
import io.matricula.images.ImageProcessing;
import io.matricula.images.PreparedImage;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes of an update what changes in the row of a person. Slow work, hashing and images, is done here: before the
 * transaction.
 */
@Component
class UserChanges {

    private static final String IMAGE_HASH = "image_hash";

    private final CampusDirectory campuses;
    private final PasswordHasher passwords;
    private final ImageProcessing images;

    UserChanges(CampusDirectory campuses, PasswordHasher passwords, ImageProcessing images) {
        this.campuses = campuses;
        this.passwords = passwords;
        this.images = images;
    }

    /**
     * What an update changes.
     *
     * @param row the columns
     * @param image the new image, empty if there is none
     */
    record Change(RowChanges row, Optional<PreparedImage> image) {

        boolean changesImage() {
            return row.sets(IMAGE_HASH);
        }

        boolean removesImage() {
            return changesImage() && image.isEmpty();
        }

        boolean movesCampus() {
            return row.sets("primary_campus_id");
        }

        /** Null for none. */
        Long campusId() {
            return (Long) row.values().get("primary_campus_id");
        }

        /** The primary campus that a person has afterwards; null for none. */
        Long campusId(StoredUser user) {
            return movesCampus() ? campusId() : user.primaryCampusId();
        }

        boolean changesEmail() {
            return row.sets("email");
        }
    }

    /** Whether {@link #of} hashes a password or reads a picture, which it is not to do for nobody. */
    static boolean takesTime(UserToUpdate params) {
        return params.getPassword().isPresent() || params.getImage().isPresent();
    }

    /**
     * Reads an update.
     *
     * @param params valid by schema and {@link UpdateUserRules}
     * @return what changes
     * @throws io.matricula.http.UnprocessableException if the image cannot be read
     */
    Change of(UserToUpdate params) {
        RowChanges row = plain(params);
        UserParams.given(params.getLogin()).ifPresent(login -> row.set("login", login));
        if (params.getEmailStop().isPresent()) {
            row.set("email_stop", Boolean.TRUE.equals(params.getEmailStop().get()));
        }
        setPassword(params, row);
        if (params.getCampusId().isPresent()) {
            row.set("primary_campus_id", campusId(params));
        }
        Optional<PreparedImage> image =
                Optional.ofNullable(params.getImage().orElse(null)).map(images::prepare);
        if (params.getImage().isPresent()) {
            row.set(IMAGE_HASH, image.map(PreparedImage::hash).orElse(null));
        }
        return new Change(row, image);
    }

    private static RowChanges plain(UserToUpdate params) {
        return new RowChanges()
                .setIfSent("email", params.getEmail())
                .setIfSent("first_name", params.getFirstName())
                .setIfSent("last_name", params.getLastName())
                .setIfSent("usual_first_name", params.getUsualFirstName())
                .setIfSent("pool_year", params.getPoolYear())
                .setIfSent("pool_month", params.getPoolMonth())
                .setIfSent("kind", params.getKind())
                .setIfSent("status", params.getStatus());
    }

    /** A blank keeps the password, as an empty field of a form means; null takes it away. */
    private void setPassword(UserToUpdate params, RowChanges row) {
        String password = params.getPassword().orElse("");
        if (password == null || !password.isBlank()) {
            row.set("password_hash", passwords.hash(password));
        }
    }

    private Long campusId(UserToUpdate params) {
        return UserParams.given(params.getCampusId())
                .map(given -> campuses.find(given).orElseThrow().id())
                .orElse(null);
    }
}
