package io.matricula.learningcloud;

import io.matricula.cloudusers.CloudUser;
import io.matricula.database.WrittenRow;
import io.matricula.mail.WelcomeMails;
import io.matricula.users.PasswordHasher;
import org.springframework.stereotype.Component;

/** What becomes of a user beside an update. Each method refuses with 404 if nobody is called so. */
@Component
class ManagementUserStates {

    private final NamedUsers named;
    private final ManagementUserChanges changes;
    private final ManagementUserRows rows;
    private final PasswordHasher passwords;
    private final WelcomeMails mails;

    ManagementUserStates(
            NamedUsers named,
            ManagementUserChanges changes,
            ManagementUserRows rows,
            PasswordHasher passwords,
            WelcomeMails mails) {
        this.named = named;
        this.changes = changes;
        this.rows = rows;
        this.passwords = passwords;
        this.mails = mails;
    }

    /**
     * Enables or disables a user; one who is so already stays so.
     *
     * @param name id, externalId, commonId or username
     * @param enabled whether the user may sign in
     * @param message told to a disabled user who tries; null for none
     * @return the user as it was before
     */
    CloudUser enable(String name, boolean enabled, String message) {
        return changes.change(name, user -> rows.enable(user.userId(), enabled, message));
    }

    /**
     * Sets a password. It concerns no platform.
     *
     * @param name id, externalId, commonId or username
     * @param password the new one
     */
    void changePassword(String name, String password) {
        long userId = named.idOf(name);
        String hash = passwords.hash(password);
        changes.changeHere(userId, name, () -> rows.setPassword(userId, hash));
    }

    /**
     * Has the welcome mail sent, again if it was sent before. It concerns no platform.
     *
     * @param name id, externalId, commonId or username
     * @param note called within the transaction
     */
    void welcome(String name, Runnable note) {
        long userId = named.idOf(name);
        changes.changeHere(userId, name, () -> {
            WrittenRow.note(userId);
            mails.schedule(userId);
            note.run();
        });
    }

    /**
     * Deletes a user, with everything that belongs to the person.
     *
     * @param name id, externalId, commonId or username
     * @return the user as it was before
     */
    CloudUser delete(String name) {
        return changes.delete(name, user -> rows.delete(user.userId()));
    }
}
