package io.matricula.cursususers;

import io.matricula.contract.intra.model.CursusUser;
import io.matricula.contract.intra.model.CursusUserAttributes;
import io.matricula.contract.intra.model.CursusUserChanges;
import io.matricula.cursususers.CursusUserRepository.Stored;
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

/** The rules of enrolling people: a person is in a cursus once at most. */
@Component
public class CursusUserProvisioning {

    private final CursusUserRepository enrolments;
    private final CursusUserRepresentation representation;
    private final NestedEnrolments nested;
    private final People people;
    private final ETags eTags;
    private final Transactions transactions;
    private final Clock clock;

    CursusUserProvisioning(
            CursusUserRepository enrolments,
            CursusUserRepresentation representation,
            NestedEnrolments nested,
            People people,
            ETags eTags,
            Transactions transactions,
            Clock clock) {
        this.enrolments = enrolments;
        this.representation = representation;
        this.nested = nested;
        this.people = people;
        this.eTags = eTags;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Enrols the user whom the params name.
     *
     * @param params valid by {@link CreateCursusUserRules}
     * @param answer made of the new enrolment within the transaction
     * @return the answer
     * @throws UnprocessableException if the user is in the cursus already
     */
    <T> T create(CursusUserAttributes params, Function<CursusUser, T> answer) {
        return insert(
                params.getUserId(),
                params,
                () -> new UnprocessableException(EnrolmentRules.USER_ID, FieldErrors.UNKNOWN),
                answer);
    }

    /**
     * Enrols the user whom the path names; a user in the params is not read.
     *
     * @param idOrLogin the user
     * @param params valid by {@link CreateCursusUserRules}
     * @param answer made of the new enrolment within the transaction
     * @return the answer
     * @throws NotFoundException if there is no such user
     * @throws UnprocessableException if the user is in the cursus already
     */
    <T> T createOfUser(String idOrLogin, CursusUserAttributes params, Function<CursusUser, T> answer) {
        Person user = people.find(idOrLogin).orElseThrow(NotFoundException::new);
        return insert(user.id(), params, NotFoundException::new, answer);
    }

    private <T> T insert(
            long userId,
            CursusUserAttributes params,
            Supplier<RuntimeException> withoutUser,
            Function<CursusUser, T> answer) {
        Enrolment enrolment = new Enrolment(
                params.getCursusId(),
                params.getBeginAt(),
                params.getEndAt().orElse(null),
                !Boolean.FALSE.equals(params.getHasCoalition()));
        return refusingTwice(() -> {
            Person user = people.lock(userId).stream().findFirst().orElseThrow(withoutUser);
            Stored inserted = enrolments.insert(userId, enrolment, OffsetDateTime.now(clock));
            return answer.apply(representation.of(inserted, user));
        });
    }

    /**
     * Changes an enrolment: what was sent is set or cleared, the rest stays; another user's {@code user_id} moves it
     * there.
     *
     * @param id the enrolment
     * @param params valid by {@link UpdateCursusUserRules}
     * @param ifMatch the header {@code If-Match}, null without one
     * @throws NotFoundException if there is no such enrolment
     * @throws io.matricula.http.PreconditionFailedException if it is not the one that {@code ifMatch} names
     * @throws UnprocessableException if the user is in the cursus already, or it would end before it begins
     */
    void update(long id, CursusUserChanges params, String ifMatch) {
        refusingTwice(() -> {
            Stored seen = enrolments.find(id).orElseThrow(NotFoundException::new);
            long newUser = params.getUserId() == null ? seen.userId() : params.getUserId();
            List<Person> locked = people.lock(seen.userId(), newUser);
            Stored current = lock(seen);
            eTags.check(ifMatch, () -> representation.of(current, person(locked, current.userId())));
            if (locked.stream().noneMatch(person -> person.id() == newUser)) {
                throw new UnprocessableException(EnrolmentRules.USER_ID, FieldErrors.UNKNOWN);
            }
            refuseDisorder(current, params);
            change(id, params);
            return null;
        });
    }

    /** What was seen before its user was locked may be another's by now: then all begins again. */
    private Stored lock(Stored seen) {
        Stored current = enrolments.lock(seen.id()).orElseThrow(NotFoundException::new);
        if (current.userId() != seen.userId()) {
            throw new CannotAcquireLockException("The enrolment was moved meanwhile");
        }
        return current;
    }

    private static Person person(List<Person> people, long id) {
        return people.stream().filter(person -> person.id() == id).findFirst().orElseThrow();
    }

    private static void refuseDisorder(Stored current, CursusUserChanges params) {
        boolean datesSent = params.getBeginAt() != null || params.getEndAt().isPresent();
        if (datesSent && !EnrolmentRules.isOrderFree(params.getSkipBeginValidation())) {
            FieldErrors errors = new FieldErrors();
            EnrolmentRules.checkOrder(
                    EnrolmentRules.END_AT,
                    params.getBeginAt() == null ? current.beginAt() : params.getBeginAt(),
                    params.getEndAt().isPresent() ? params.getEndAt().get() : current.endAt(),
                    errors);
            errors.throwIfAny();
        }
    }

    private void change(long id, CursusUserChanges params) {
        RowChanges changes = new RowChanges()
                .setIfSent("cursus_id", params.getCursusId())
                .setIfSent("user_id", params.getUserId())
                .setIfSent("begin_at", params.getBeginAt())
                .setIfSent("end_at", params.getEndAt())
                .setIfSent("has_coalition", params.getHasCoalition());
        update(id, changes, OffsetDateTime.now(clock));
    }

    private void update(long id, RowChanges changes, OffsetDateTime now) {
        if (!changes.isEmpty()) {
            enrolments.update(id, changes.set("updated_at", now));
        }
    }

    /**
     * Takes a user out of a cursus.
     *
     * @param id the enrolment
     * @throws NotFoundException if there is no such enrolment
     */
    void delete(long id) {
        transactions.inOne(() -> {
            Stored seen = enrolments.find(id).orElseThrow(NotFoundException::new);
            people.lock(seen.userId());
            lock(seen);
            enrolments.delete(id);
        });
    }

    /**
     * Changes the enrolments of a user as part of an update of the user, who must be locked.
     *
     * @param userId the user
     * @param rows what was sent
     * @param now UTC
     * @param errors where to note what is wrong; if anything is noted, nothing of the list is written, and the
     *     transaction has to end
     */
    public void applyNested(long userId, List<NestedCursusUser> rows, OffsetDateTime now, FieldErrors errors) {
        if (rows.isEmpty()) {
            return;
        }
        NestedEnrolments.Plan plan = nested.plan(enrolments.findOfUser(userId), rows, errors);
        if (!errors.isEmpty()) {
            return;
        }
        try {
            plan.removed().forEach(enrolments::delete);
            plan.changed().forEach((id, changes) -> update(id, changes, now));
            enrolments.insert(userId, plan.added(), now);
        } catch (DuplicateKeyException swapped) {
            // each row by itself is the last of its cursus, but not after each step
            errors.add(NestedEnrolments.CURSUS_ID, FieldErrors.TAKEN);
        }
    }

    private <T> T refusingTwice(Supplier<T> work) {
        try {
            return transactions.inOne(work);
        } catch (DuplicateKeyException taken) {
            if (UniqueKeys.violated(taken).equals(Optional.of("cursus_users_user_cursus"))) {
                throw new UnprocessableException(EnrolmentRules.CURSUS_ID, FieldErrors.TAKEN);
            }
            throw taken;
        }
    }
}
