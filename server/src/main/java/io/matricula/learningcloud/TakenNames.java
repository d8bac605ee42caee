package io.matricula.learningcloud;

import io.matricula.addresses.AddressTakenException;
import io.matricula.addresses.EmailAddress;
import io.matricula.database.UniqueKeys;
import io.matricula.http.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Refuses what somebody else has: all of it at once, and what a faster one took in the meantime. */
@Component
class TakenNames {

    private static final Map<String, String> FIELDS =
            Map.of("users_login", "username", "cloud_users_external_id", "externalId");

    private final ManagementUserRepository people;

    TakenNames(ManagementUserRepository people) {
        this.people = people;
    }

    /**
     * Writes a state. The unique keys tell whether something is taken, and then it is asked what else is: nearly always
     * everything is free.
     *
     * @param self whose state; 0 for a person who is not stored yet
     * @param state what is written
     * @param write the transaction
     * @return what that returns
     * @throws RefusedException 400 if the username, e-mail or externalId is somebody else's
     */
    <T> T unlessTaken(long self, NewState state, Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            refuseAll(self, state);
            refuse(UniqueKeys.violated(taken).map(FIELDS::get).stream().toList(), state);
            throw taken;
        } catch (AddressTakenException taken) {
            refuseAll(self, state);
            refuse(List.of("email"), state);
            throw taken;
        }
    }

    private void refuseAll(long self, NewState state) {
        refuse(people.takenOf(self, state.username(), EmailAddress.compared(state.email()), state.externalId()), state);
    }

    private static void refuse(List<String> taken, NewState state) {
        Map<String, String> values = Map.of(
                "username", state.username(),
                "email", state.email(),
                "externalId", String.valueOf(state.externalId()));
        Problems problems = new Problems();
        taken.forEach(field -> problems.add("user." + field, Quoted.of(values.get(field)) + " already exists"));
        problems.sorted().throwIfAny();
    }
}
