package io.matricula.candidatures;

import io.matricula.addresses.AddressTakenException;
import io.matricula.addresses.ClaimedAddresses;
import io.matricula.contract.intra.model.UserCandidature;
import io.matricula.contract.intra.model.UserCandidatureAttributes;
import io.matricula.database.RowChanges;
import io.matricula.database.Transactions;
import io.matricula.database.UniqueKeys;
import io.matricula.http.ETags;
import io.matricula.http.FieldErrors;
import io.matricula.http.NotFoundException;
import io.matricula.http.UnprocessableException;
import io.matricula.people.People;
import io.matricula.people.Person;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The rules of making and changing candidatures: a person has one at most, and no two people share an address. */
@Component
public class CandidatureProvisioning {

    private static final String NESTED_ID = "user[user_candidature_attributes][id]";

    private final CandidatureRepository candidatures;
    private final People people;
    private final ClaimedAddresses addresses;
    private final ETags eTags;
    private final Transactions transactions;
    private final Clock clock;

    CandidatureProvisioning(
            CandidatureRepository candidatures,
            People people,
            ClaimedAddresses addresses,
            ETags eTags,
            Transactions transactions,
            Clock clock) {
        this.candidatures = candidatures;
        this.people = people;
        this.addresses = addresses;
        this.eTags = eTags;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Makes the candidature of the user whom the params name.
     *
     * @param params valid by {@link UserCandidatureRules}
     * @param answer made of the new candidature within the transaction
     * @return the answer
     * @throws UnprocessableException if the user has one already, or the address is somebody else's
     */
    <T> T create(UserCandidatureAttributes params, Function<UserCandidature, T> answer) {
        return insert(
                params.getUserId().get(),
                params,
                () -> new UnprocessableException(UserCandidatureRules.USER_ID, FieldErrors.UNKNOWN),
                answer);
    }

    /**
     * Makes the candidature of the user whom the path names; a user in the params is not read.
     *
     * @param idOrLogin the user
     * @param params valid by {@link UserCandidatureRules}
     * @param answer made of the new candidature within the transaction
     * @return the answer
     * @throws NotFoundException if there is no such user
     * @throws UnprocessableException if the user has one already, or the address is somebody else's
     */
    <T> T createOfUser(String idOrLogin, UserCandidatureAttributes params, Function<UserCandidature, T> answer) {
        Person user = people.find(idOrLogin).orElseThrow(NotFoundException::new);
        return insert(user.id(), params, NotFoundException::new, answer);
    }

    private <T> T insert(
            long userId,
            UserCandidatureAttributes params,
            Supplier<RuntimeException> withoutUser,
            Function<UserCandidature, T> answer) {
        return refusingWhatIsTaken(() -> {
            if (people.lock(userId).isEmpty()) {
                throw withoutUser.get();
            }
            long id = candidatures.insert(userId, CandidatureColumns.newRow(params), OffsetDateTime.now(clock));
            addresses.renew(userId);
            return answer.apply(candidatures.find(id, CandidatureColumns::read).orElseThrow());
        });
    }

    /**
     * Changes a candidature: what was sent is set or cleared, the rest stays; another user's {@code user_id} moves it
     * there.
     *
     * @param id the candidature
     * @param params valid by {@link UserCandidatureRules}
     * @param ifMatch the header {@code If-Match}, null without one
     * @throws NotFoundException if there is no such candidature
     * @throws io.matricula.http.PreconditionFailedException if it is not the one that {@code ifMatch} names
     * @throws UnprocessableException if the user it moves to has one already, or the address is somebody else's
     */
    void update(long id, UserCandidatureAttributes params, String ifMatch) {
        update(() -> candidatures.find(id, CandidatureColumns::read), params, ifMatch);
    }

    /**
     * Changes the candidature of a user, as {@link #update(long, UserCandidatureAttributes, String)} does.
     *
     * @param idOrLogin the user
     * @throws NotFoundException if there is no such user, or the user has none
     */
    void updateOfUser(String idOrLogin, UserCandidatureAttributes params, String ifMatch) {
        Person user = people.find(idOrLogin).orElseThrow(NotFoundException::new);
        update(() -> candidatures.findOfUser(user.id(), CandidatureColumns::read), params, ifMatch);
    }

    private void update(Supplier<Optional<UserCandidature>> find, UserCandidatureAttributes params, String ifMatch) {
        refusingWhatIsTaken(() -> {
            UserCandidature seen = find.get().orElseThrow(NotFoundException::new);
            long owner = seen.getUserId();
            Long sent = params.getUserId().orElse(null);
            long newOwner = sent == null ? owner : sent;
            List<Person> locked = people.lock(owner, newOwner);
            UserCandidature current = lock(seen);
            eTags.check(ifMatch, () -> current);
            if (locked.stream().noneMatch(person -> person.id() == newOwner)) {
                throw new UnprocessableException(UserCandidatureRules.USER_ID, FieldErrors.UNKNOWN);
            }
            change(current, newOwner, params);
            return null;
        });
    }

    /** What was seen before its user was locked may be another's by now: then all begins again. */
    private UserCandidature lock(UserCandidature seen) {
        UserCandidature current =
                candidatures.lock(seen.getId(), CandidatureColumns::read).orElseThrow(NotFoundException::new);
        if (!current.getUserId().equals(seen.getUserId())) {
            throw new CannotAcquireLockException("The candidature was moved meanwhile");
        }
        return current;
    }

    private void change(UserCandidature current, long newOwner, UserCandidatureAttributes params) {
        RowChanges changes = CandidatureColumns.changes(params);
        boolean moves = current.getUserId() != newOwner;
        if (moves) {
            changes.set("user_id", newOwner);
        }
        boolean readdressed = moves || changes.values().containsKey("email");
        update(current.getId(), changes, OffsetDateTime.now(clock));
        if (readdressed) {
            // first whom it leaves: what is released there can be claimed here
            addresses.renew(current.getUserId());
        }
        if (moves) {
            addresses.renew(newOwner);
        }
    }

    private void update(long id, RowChanges changes, OffsetDateTime now) {
        if (!changes.isEmpty()) {
            candidatures.update(id, changes.set("updated_at", now));
        }
    }

    /**
     * Makes the candidature of a new person, as part of their creation.
     *
     * @param userId whose
     * @param attributes valid by {@link CandidatureRules}; null if none were sent
     * @param personalEmail wins over the address in the attributes
     * @param now UTC
     */
    public void insertNested(
            long userId, UserCandidatureAttributes attributes, String personalEmail, OffsetDateTime now) {
        UserCandidatureAttributes sent = attributes == null ? new UserCandidatureAttributes() : attributes;
        candidatures.insertOfNewUser(userId, CandidatureColumns.changes(sent).set("email", personalEmail), now);
    }

    /**
     * Changes the candidature of a user, or makes one if there is none, as part of an update of the user, who must be
     * locked. Call {@link ClaimedAddresses#renew(long)} when all rows of the user are written.
     *
     * @param userId the user
     * @param attributes valid by {@link CandidatureRules}; {@code user_id} is not read
     * @param now UTC
     * @throws UnprocessableException if an {@code id} was sent that is not that of the user's candidature
     */
    public void applyNested(long userId, UserCandidatureAttributes attributes, OffsetDateTime now) {
        Optional<Long> own =
                candidatures.findOfUser(userId, CandidatureColumns::read).map(UserCandidature::getId);
        Long named = attributes.getId().orElse(null);
        if (named != null && !own.equals(Optional.of(named))) {
            throw new UnprocessableException(NESTED_ID, FieldErrors.UNKNOWN);
        }
        own.ifPresentOrElse(
                id -> update(id, CandidatureColumns.changes(attributes), now),
                () -> candidatures.insert(userId, CandidatureColumns.newRow(attributes), now));
    }

    private <T> T refusingWhatIsTaken(Supplier<T> work) {
        try {
            return transactions.inOne(work);
        } catch (DuplicateKeyException taken) {
            if (UniqueKeys.violated(taken).equals(Optional.of("user_candidatures_user"))) {
                throw new UnprocessableException(UserCandidatureRules.USER_ID, FieldErrors.TAKEN);
            }
            throw taken;
        } catch (AddressTakenException taken) {
            throw new UnprocessableException(UserCandidatureRules.EMAIL, FieldErrors.TAKEN);
        }
    }
}
