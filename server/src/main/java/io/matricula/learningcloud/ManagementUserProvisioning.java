package io.matricula.learningcloud;

import io.matricula.cloudusers.CloudUser;
import io.matricula.contract.learningcloud.model.ManagementUserToCreate;
import io.matricula.contract.learningcloud.model.ManagementUserToUpdate;
import io.matricula.database.Transactions;
import io.matricula.learningcloud.ManagementUserRows.Created;
import io.matricula.platforms.Propagation;
import io.matricula.users.PasswordHasher;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The rules of creating and updating a user, in order. */
@Component
class ManagementUserProvisioning {

    private static final long NOBODY = 0;

    private final NamedUsers named;
    private final NewStates states;
    private final PasswordHasher passwords;
    private final TakenNames taken;
    private final ManagementUserRows rows;
    private final Propagation propagation;
    private final Transactions transactions;
    private final Clock clock;

    ManagementUserProvisioning(
            NamedUsers named,
            NewStates states,
            PasswordHasher passwords,
            TakenNames taken,
            ManagementUserRows rows,
            Propagation propagation,
            Transactions transactions,
            Clock clock) {
        this.named = named;
        this.states = states;
        this.passwords = passwords;
        this.taken = taken;
        this.rows = rows;
        this.propagation = propagation;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Creates a user ("Create user" page).
     *
     * @param user valid by schema and {@link ManagementUserRules}
     * @param note called within the transaction that stores the user
     * @return what it is called from now on
     * @throws io.matricula.http.RefusedException 400 if the username, e-mail or externalId is somebody's, or the picture
     *     cannot be decoded
     */
    Created create(ManagementUserToCreate user, Consumer<Created> note) {
        NewState state = states.of(ManagementUserRules.asUpdate(user));
        String passwordHash = passwords.hash(user.getPassword().orElse(null));
        OffsetDateTime now = OffsetDateTime.now(clock);
        return taken.unlessTaken(
                NOBODY,
                state,
                () -> transactions.inOne(() -> {
                    Created created = rows.insert(state, passwordHash, now);
                    propagation.changed(created.userId());
                    note.accept(created);
                    return created;
                }));
    }

    /**
     * Updates a user ("Update user" page): what is absent stays, null clears.
     *
     * @param name id, externalId, commonId or username
     * @param user valid by schema and {@link ManagementUserRules}
     * @return the user as it was before
     * @throws io.matricula.http.RefusedException 404 if nobody is called so; 400 if the username, e-mail or externalId is
     *     somebody else's, or the picture cannot be decoded
     */
    CloudUser update(String name, ManagementUserToUpdate user) {
        long userId = named.idOf(name);
        NewState state = states.of(user);
        OffsetDateTime now = OffsetDateTime.now(clock);
        return taken.unlessTaken(
                userId,
                state,
                () -> transactions.inOne(() -> {
                    CloudUser before = named.lock(userId, name);
                    rows.write(before, state, now);
                    propagation.changed(userId);
                    return before;
                }));
    }
}
