package io.matricula.users;

import io.matricula.addresses.AddressTakenException;
import io.matricula.addresses.EmailAddress;
import io.matricula.contract.intra.model.UserToCreate;
import io.matricula.database.UniqueKeys;
import io.matricula.endpoints.CampusConsent;
import io.matricula.http.FieldErrors;
import io.matricula.http.UnprocessableException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The rules of creating a person, in order. */
@Component
public class UserProvisioning {

    private final UserPreparation preparation;
    private final Logins logins;
    private final UserAnnouncements announcements;
    private final CampusConsent consent;
    private final UserRows rows;
    private final Aftermath aftermath;

    UserProvisioning(
            UserPreparation preparation,
            Logins logins,
            UserAnnouncements announcements,
            CampusConsent consent,
            UserRows rows,
            Aftermath aftermath) {
        this.preparation = preparation;
        this.logins = logins;
        this.announcements = announcements;
        this.consent = consent;
        this.rows = rows;
        this.aftermath = aftermath;
    }

    /**
     * The person that was created.
     *
     * @param id the new id
     * @param login given or generated
     */
    public record Created(long id, String login) {}

    /**
     * Creates a person ("Create a user" page). The given e-mail is the personal one: it moves to the candidature, and
     * the campus's alias takes its place. A race for a generated login ends with two logins.
     *
     * @param params valid by schema and {@link CreateUserRules}
     * @param answer made of the new person within the transaction that saves it
     * @return the answer
     * @throws UnprocessableException if the given login, its alias or the personal address is somebody else's, the image
     *     cannot be read, or the campus's endpoint refuses
     */
    public <T> T create(UserToCreate params, Function<Created, T> answer) {
        UserPreparation.Prepared prepared = preparation.of(params);
        while (true) {
            Logins.Identity identity = identity(prepared);
            NewUser user = prepared.as(identity);
            try {
                return consent.create(
                        prepared.campus(), announcements.of(user), () -> answer.apply(save(user, prepared)));
            } catch (DuplicateKeyException taken) {
                refuseUnlessGenerated(prepared, identity, taken);
            } catch (AddressTakenException taken) {
                refuseUnlessAlias(prepared, identity, taken);
            }
        }
    }

    private Created save(NewUser user, UserPreparation.Prepared prepared) {
        long id = rows.insert(user, prepared.joined());
        aftermath.ofCreate(id, user, prepared.campus());
        return new Created(id, user.identity().login());
    }

    private Logins.Identity identity(UserPreparation.Prepared prepared) {
        UserToCreate params = prepared.params();
        if (isGenerated(params)) {
            return logins.generate(params.getFirstName(), params.getLastName(), prepared.aliases());
        }
        Logins.Identity given = prepared.aliases().identity(params.getLogin().get());
        // otherwise the keys of the tables tell, without a query for what is free nearly always
        if (consent.isAsked(prepared.campus())) {
            refuseTaken(prepared, given);
        }
        return given;
    }

    /** Names everything of a given identity that is somebody's. */
    private void refuseTaken(UserPreparation.Prepared prepared, Logins.Identity given) {
        UserToCreate params = prepared.params();
        Set<String> taken = logins.takenOf(given, params.getEmail());
        FieldErrors errors = new FieldErrors();
        if (taken.contains(given.login())
                || prepared.aliases().givesAliases() && taken.contains(EmailAddress.compared(given.email()))) {
            errors.add(UserParams.LOGIN, FieldErrors.TAKEN);
        }
        if (taken.contains(EmailAddress.compared(params.getEmail()))) {
            errors.add(UserParams.EMAIL, FieldErrors.TAKEN);
        }
        errors.throwIfAny();
    }

    private static boolean isGenerated(UserToCreate params) {
        return UserParams.given(params.getLogin()).isEmpty();
    }

    /** Somebody was faster: another login can be generated, a given one is taken. */
    private void refuseUnlessGenerated(
            UserPreparation.Prepared prepared, Logins.Identity identity, DuplicateKeyException taken) {
        if (!UniqueKeys.violated(taken).equals(Optional.of("users_login"))) {
            throw taken;
        }
        if (!isGenerated(prepared.params())) {
            refuseTaken(prepared, identity);
            throw new UnprocessableException(UserParams.LOGIN, FieldErrors.TAKEN);
        }
    }

    private void refuseUnlessAlias(
            UserPreparation.Prepared prepared, Logins.Identity identity, AddressTakenException taken) {
        UserToCreate params = prepared.params();
        if (!isGenerated(params)) {
            refuseTaken(prepared, identity);
        }
        if (taken.address().equals(EmailAddress.compared(params.getEmail()))) {
            throw new UnprocessableException(UserParams.EMAIL, FieldErrors.TAKEN);
        }
        if (!isGenerated(params)) {
            throw new UnprocessableException(UserParams.LOGIN, FieldErrors.TAKEN);
        }
    }
}
