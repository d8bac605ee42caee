package io.matricula.users;

import io.matricula.addresses.AddressTakenException;
import io.matricula.addresses.EmailAddress;
import io.matricula.campuses.CampusDirectory;
import io.matricula.contract.intra.model.UserToUpdate;
import io.matricula.database.RowChanges;
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
    private final CampusDirectory campuses;
    private final PasswordHasher passwords;
    private final Transactions transactions;
    private final Clock clock;

    UserUpdating(
            UserRepository users,
            UserRowUpdates rows,
            UserPrecondition precondition,
            CampusDirectory campuses,
            PasswordHasher passwords,
            Transactions transactions,
            Clock clock) {
        this.users = users;
        this.rows = rows;
        this.precondition = precondition;
        this.campuses = campuses;
        this.passwords = passwords;
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
        RowChanges changes = changes(params);
        OffsetDateTime now = OffsetDateTime.now(clock);
        try {
            transactions.inOne(() -> {
                StoredUser user = users.lock(idOrLogin).orElseThrow(NotFoundException::new);
                precondition.check(ifMatch, user);
                rows.update(user, params, changes, now);
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

    /** Blank for a password keeps it, as an empty field of a form means; null takes it away. */
    private RowChanges changes(UserToUpdate params) {
        RowChanges changes = new RowChanges()
                .setIfSent("email", params.getEmail())
                .setIfSent("first_name", params.getFirstName())
                .setIfSent("last_name", params.getLastName())
                .setIfSent("usual_first_name", params.getUsualFirstName())
                .setIfSent("pool_year", params.getPoolYear())
                .setIfSent("pool_month", params.getPoolMonth())
                .setIfSent("kind", params.getKind())
                .setIfSent("status", params.getStatus());
        UserParams.given(params.getLogin()).ifPresent(login -> changes.set("login", login));
        if (params.getEmailStop().isPresent()) {
            changes.set("email_stop", Boolean.TRUE.equals(params.getEmailStop().get()));
        }
        String password = params.getPassword().orElse("");
        if (password == null || !password.isBlank()) {
            changes.set("password_hash", passwords.hash(password));
        }
        if (params.getCampusId().isPresent()) {
            changes.set("primary_campus_id", campusId(params));
        }
        return changes;
    }

    private Long campusId(UserToUpdate params) {
        return UserParams.given(params.getCampusId())
                .map(given -> campuses.find(given).orElseThrow().id())
                .orElse(null);
    }
}
