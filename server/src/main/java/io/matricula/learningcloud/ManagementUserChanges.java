package io.matricula.learningcloud;

import io.matricula.cloudusers.CloudUser;
import io.matricula.database.Transactions;
import io.matricula.learningcloud.ManagementUserRows.Created;
import io.matricula.platforms.Propagation;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Changes of users, each in one transaction with what the platforms are told of it, and with nobody else's in between. */
@Component
class ManagementUserChanges {

    private final NamedUsers named;
    private final Propagation propagation;
    private final Transactions transactions;

    ManagementUserChanges(NamedUsers named, Propagation propagation, Transactions transactions) {
        this.named = named;
        this.propagation = propagation;
        this.transactions = transactions;
    }

    /** Makes a user, of whom the platforms are told. */
    Created create(Supplier<Created> insert) {
        return transactions.inOne(() -> {
            Created created = insert.get();
            propagation.changed(created.userId());
            return created;
        });
    }

    /**
     * Changes a user, of which the platforms are told.
     *
     * @param name id, externalId, commonId or username
     * @param write gets the user as it is before
     * @return the user as it was before
     * @throws io.matricula.http.RefusedException 404 if nobody is called so
     */
    CloudUser change(String name, Consumer<CloudUser> write) {
        return transactions.inOne(() -> change(named.idOf(name), name, write));
    }

    /**
     * As {@link #change(String, Consumer)}, for a user who was found before.
     *
     * @param userId the id of the person in the Intra API
     * @param name what the user was called
     */
    CloudUser change(long userId, String name, Consumer<CloudUser> write) {
        return transactions.inOne(() -> {
            CloudUser before = named.lock(userId, name);
            write.accept(before);
            propagation.changed(userId);
            return before;
        });
    }

    /** As {@link #change(String, Consumer)}, but that the platforms are told that the user is gone. */
    CloudUser delete(String name, Consumer<CloudUser> delete) {
        return transactions.inOne(() -> {
            CloudUser before = named.lock(named.idOf(name), name);
            propagation.deleted(before);
            delete.accept(before);
            return before;
        });
    }

    /** As {@link #change(long, String, Consumer)}, for what concerns no platform. */
    void changeHere(long userId, String name, Runnable write) {
        transactions.inOne(() -> {
            named.lock(userId, name);
            write.run();
        });
    }
}
