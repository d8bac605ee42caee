package io.matricula.users;

import io.matricula.addresses.AddressTakenException;
import io.matricula.addresses.EmailAddress;
import io.matricula.contract.intra.model.UserToUpdate;
import io.matricula.database.Transactions;
import io.matricula.database.UniqueKeys;
import io.matricula.http.FieldErrors;
import io.matricula.http.NotFoundException;
import io.matricula.http.UnprocessableException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The rules of updating a person, in order. */
@Component
public class UserUpdating {

    private final UserRepository users;
    private final UserRowUpdates rows;
    private final UserPrecondition precondition;
    private final UserChanges changes;
    private final Transactions transactions;
    private final Clock clock;

    UserUpdating(
            UserRepository users,
            UserRowUpdates rows,
            UserPrecondition precondition,
            UserChanges changes,
            Transactions transactions,
            Clock clock) {
        this.users = users;
        this.rows = rows;
        this.precondition = precondition;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Updates a person ("Update a user" page), PUT and PATCH alike: what is sent changes, null clears where nil is
     * allowed, the rest stays.
     *
     * @param idOrLogin who
     * @param params valid by schema and {@link UpdateUserRules}
     * @param ifMatch the validator that the person must still have; null if the last write may win
     * @throws NotFoundException if there is nobody of that id or login
     * @throws io.matricula.http.PreconditionFailedException if the person has changed
     * @throws UnprocessableException if a login or an address is somebody else's, or a nested row is not this person's
     */
    public void update(String idOrLogin, UserToUpdate params, String ifMatch) {
        if (users.find(idOrLogin).isEmpty()) {
            throw new NotFoundException();
        }
        UserChanges.Change change = changes.of(params);
        OffsetDateTime now = OffsetDateTime.now(clock);
        try {
            transactions.inOne(() -> {
                StoredUser user = users.lock(idOrLogin).orElseThrow(NotFoundException::new);
                precondition.check(ifMatch, user);
                rows.update(user, params, change, now);
            });
        } catch (DuplicateKeyException taken) {
            throw UniqueKeys.violated(taken).equals(Optional.of("users_login"))
                    ? new UnprocessableException(UserParams.LOGIN, FieldErrors.TAKEN)
                    : taken;
        } catch (AddressTakenException taken) {
            throw new UnprocessableException(paramOf(taken, params), FieldErrors.TAKEN);
        }
    }

    private static String paramOf(AddressTakenException taken, UserToUpdate params) {
        boolean isEmail = params.getEmail() != null && taken.address().equals(EmailAddress.compared(params.getEmail()));
        return isEmail ? UserParams.EMAIL : UserParams.CANDIDATURE + "[email]";
    }
}
