package io.matricula.learningcloud;

import io.matricula.cloudusers.CloudUser;
import io.matricula.contract.learningcloud.model.ManagementUserToCreate;
import io.matricula.contract.learningcloud.model.ManagementUserToUpdate;
import io.matricula.learningcloud.ManagementUserRows.Created;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The rules of creating and updating a user, in order. */
@Component
class ManagementUserProvisioning {

    private static final long NOBODY = 0;

    private final NamedUsers named;
    private final NewStates states;
    private final TakenNames taken;
    private final ManagementUserChanges changes;
    private final ManagementUserRows rows;

    ManagementUserProvisioning(
            NamedUsers named,
            NewStates states,
            TakenNames taken,
            ManagementUserChanges changes,
            ManagementUserRows rows) {
        this.named = named;
        this.states = states;
        this.taken = taken;
        this.changes = changes;
        this.rows = rows;
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
        NewState state = states.of(user);
        return taken.unlessTaken(
                NOBODY,
                state,
                () -> changes.create(() -> {
                    Created created = rows.insert(state);
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
        return taken.unlessTaken(
                userId, state, () -> changes.change(userId, name, before -> rows.write(before, state)));
    }
}
