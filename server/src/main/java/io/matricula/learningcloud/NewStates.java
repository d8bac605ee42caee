package io.matricula.learningcloud;

import io.matricula.cloudusers.CloudUsers;
import io.matricula.contract.learningcloud.model.ManagementUserImage;
import io.matricula.contract.learningcloud.model.ManagementUserToCreate;
import io.matricula.contract.learningcloud.model.ManagementUserToUpdate;
import io.matricula.database.RowChanges;
import io.matricula.http.UnprocessableException;
import io.matricula.images.ImageProcessing;
import io.matricula.images.PreparedImage;
import io.matricula.learningcloud.NewState.NewImage;
import io.matricula.users.PasswordHasher;
import java.util.Locale;
import org.openapitools.jackson.nullable.JsonNullable;
import org.springframework.stereotype.Component;

/** Makes of what was sent what will be saved, with pictures decoded and passwords hashed before the transaction. */
@Component
class NewStates {

    private static final String LOCAL = "LOCAL";

    private final CloudUsers users;
    private final ImageProcessing images;
    private final PasswordHasher passwords;

    NewStates(CloudUsers users, ImageProcessing images, PasswordHasher passwords) {
        this.users = users;
        this.images = images;
        this.passwords = passwords;
    }

    /**
     * Reads a new user.
     *
     * @param user valid by schema and {@link ManagementUserRules}
     * @return what the rows are to be
     * @throws io.matricula.http.RefusedException 400 if the picture cannot be decoded
     */
    NewState of(ManagementUserToCreate user) {
        NewState state = of(ManagementUserRules.asUpdate(user));
        state.person()
                .set("kind", "external")
                .set("password_hash", passwords.hash(user.getPassword().orElse(null)));
        return state;
    }

    /**
     * Reads a user.
     *
     * @param user valid by schema and {@link ManagementUserRules}
     * @return what becomes of the rows
     * @throws io.matricula.http.RefusedException 400 if the picture cannot be decoded
     */
    NewState of(ManagementUserToUpdate user) {
        String username = user.getUsername().toLowerCase(Locale.ROOT);
        RowChanges person = new RowChanges()
                .set("login", username)
                .set("email", user.getEmail())
                .set("first_name", user.getName())
                .set("last_name", user.getSurname())
                .setIfSent("active", user.getEnabled());
        return new NewState(
                username,
                user.getEmail(),
                externalId(user.getExternalId()),
                person,
                cloud(user),
                image(user.getImage()));
    }

    private RowChanges cloud(ManagementUserToUpdate user) {
        RowChanges cloud = new RowChanges()
                .set("language", user.getLanguage())
                .set("timezone", user.getTimezone())
                .setIfSent("office_phone", user.getOfficePhone())
                .setIfSent("mobile_phone", user.getMobilePhone())
                .setIfSent("interests", user.getInterests())
                .setIfSent("about_me", user.getAboutMe())
                .setIfSent("location", user.getLocation());
        if (user.getAuthSource().isPresent()) {
            cloud.set(
                    "auth_source",
                    user.getAuthSource().get() == null
                            ? LOCAL
                            : user.getAuthSource().get());
        }
        if (user.getExternalId().isPresent()) {
            cloud.set("external_id", externalId(user.getExternalId()));
        }
        if (user.getRoles() != null) {
            cloud.set("roles", users.stored(Roles.toStore(user.getRoles())));
        }
        if (user.getExtendedFields().isPresent()) {
            cloud.set("extended_fields", users.stored(user.getExtendedFields().get()));
        }
        if (user.getExtra().isPresent()) {
            cloud.set("extra", users.stored(user.getExtra().get()));
        }
        if (Boolean.TRUE.equals(user.getEnabled())) {
            cloud.set("deactivation_message", null);
        }
        return cloud;
    }

    private static String externalId(JsonNullable<String> sent) {
        String id = sent.orElse(null);
        return id == null || id.isBlank() ? null : id;
    }

    private NewImage image(JsonNullable<ManagementUserImage> sent) {
        ManagementUserImage image = sent.orElse(null);
        if (image == null) {
            return new NewImage(sent.isPresent(), null, null);
        }
        String url = image.getUrl().orElse(null);
        return new NewImage(true, url == null || url.isBlank() ? null : url, prepared(image));
    }

    private PreparedImage prepared(ManagementUserImage image) {
        try {
            return image.getBase64Image() == null ? null : images.prepare(ImageForm.decode(image));
        } catch (UnprocessableException undecodable) {
            new Problems()
                    .add(ImageForm.DATA, "is damaged, or has too many pixels")
                    .throwIfAny();
            throw undecodable;
        }
    }
}
