package io.matricula.learningcloud;

import io.matricula.cloudusers.CloudUser;
import io.matricula.cloudusers.CloudUsers;
import io.matricula.database.RowChanges;
import io.matricula.database.Transactions;
import io.matricula.database.WrittenRow;
import io.matricula.mail.WelcomeMails;
import io.matricula.platforms.Propagation;
import io.matricula.users.PasswordHasher;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What becomes of a user beside an update. Each method refuses with 404 if nobody is called so. */
@Component
class ManagementUserStates {

    private final NamedUsers named;
    private final ManagementUserRepository people;
    private final CloudUsers users;
    private final PasswordHasher passwords;
    private final WelcomeMails mails;
    private final Propagation propagation;
    private final Transactions transactions;
    private final Clock clock;

    ManagementUserStates(
            NamedUsers named,
            ManagementUserRepository people,
            CloudUsers users,
            PasswordHasher passwords,
            WelcomeMails mails,
            Propagation propagation,
            Transactions transactions,
            Clock clock) {
        this.named = named;
        this.people = people;
        this.users = users;
        this.passwords = passwords;
        this.mails = mails;
        this.propagation = propagation;
        this.transactions = transactions;
        this.clock = clock;
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
        OffsetDateTime now = OffsetDateTime.now(clock);
        return transactions.inOne(() -> {
            CloudUser user = named.lock(name);
            people.update(user.userId(), new RowChanges().set("active", enabled).set("updated_at", now));
            users.update(user.userId(), new RowChanges().set("deactivation_message", message));
            propagation.changed(user.userId());
            return user;
        });
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
        OffsetDateTime now = OffsetDateTime.now(clock);
        transactions.inOne(() -> people.update(
                named.lock(userId, name).userId(),
                new RowChanges().set("password_hash", hash).set("updated_at", now)));
    }

    /**
     * Has the welcome mail sent, again if it was sent before. It concerns no platform.
     *
     * @param name id, externalId, commonId or username
     * @param answer made within the transaction
     * @return the answer
     */
    <T> T welcome(String name, Supplier<T> answer) {
        return transactions.inOne(() -> {
            long userId = named.lock(name).userId();
            WrittenRow.note(userId);
            mails.schedule(userId);
            return answer.get();
        });
    }

    /**
     * Deletes a user, with everything that belongs to the person.
     *
     * @param name id, externalId, commonId or username
     * @return the user as it was before
     */
    CloudUser delete(String name) {
        return transactions.inOne(() -> {
            CloudUser user = named.lock(name);
            propagation.deleted(user);
            people.delete(user.userId());
            return user;
        });
    }
}
