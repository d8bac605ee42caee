package io.matricula.users;

import io.matricula.addresses.AddressTakenException;
import io.matricula.addresses.EmailAddress;
import io.matricula.contract.intra.model.UserToUpdate;
import io.matricula.database.UniqueKeys;
import io.matricula.endpoints.CampusConsent;
import io.matricula.http.FieldErrors;
import io.matricula.http.NotFoundException;
import io.matricula.http.UnprocessableException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The rules of updating a person, in order. */
@Component
public class UserUpdating {

    private final UserRepository users;
    private final UserRowUpdates rows;
    private final UserPrecondition precondition;
    private final UserChanges changes;
    private final UserAnnouncements announcements;
    private final CampusConsent consent;
    private final Aftermath aftermath;
    private final Clock clock;

    UserUpdating(
            UserRepository users,
            UserRowUpdates rows,
            UserPrecondition precondition,
            UserChanges changes,
            UserAnnouncements announcements,
            CampusConsent consent,
            Aftermath aftermath,
            Clock clock) {
        this.users = users;
        this.rows = rows;
        this.precondition = precondition;
        this.changes = changes;
        this.announcements = announcements;
        this.consent = consent;
        this.aftermath = aftermath;
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
     * @throws UnprocessableException if a login or an address is somebody else's, a nested row is not this person's, or
     *     the campus's endpoint refuses
     */
    public void update(String idOrLogin, UserToUpdate params, String ifMatch) {
        if (UserChanges.takesTime(params) && users.idOf(idOrLogin).isEmpty()) {
            throw new NotFoundException();
        }
        UserChanges.Change change = changes.of(params);
        OffsetDateTime now = OffsetDateTime.now(clock);
        Consumer<StoredUser> save = user -> {
            rows.update(user, params, change, now);
            aftermath.ofUpdate(user.id(), params, change.campusId(user));
        };
        try {
            consent.unlessAsked(() -> lock(idOrLogin, ifMatch), change::campusId, save)
                    .ifPresent(found -> consent.update(
                            found.id(),
                            change.campusId(found),
                            announcements.of(found, params, change),
                            () -> save.accept(lock(Long.toString(found.id()), ifMatch))));
        } catch (DuplicateKeyException taken) {
            throw UniqueKeys.violated(taken).equals(Optional.of("users_login"))
                    ? new UnprocessableException(UserParams.LOGIN, FieldErrors.TAKEN)
                    : taken;
        } catch (AddressTakenException taken) {
            throw new UnprocessableException(paramOf(taken, params), FieldErrors.TAKEN);
        }
    }

    private StoredUser lock(String idOrLogin, String ifMatch) {
        StoredUser user = users.lock(idOrLogin).orElseThrow(NotFoundException::new);
        precondition.check(ifMatch, user);
        return user;
    }

    private static String paramOf(AddressTakenException taken, UserToUpdate params) {
        boolean isEmail = params.getEmail() != null && taken.address().equals(EmailAddress.compared(params.getEmail()));
        return isEmail ? UserParams.EMAIL : UserParams.CANDIDATURE + "[email]";
    }
}
