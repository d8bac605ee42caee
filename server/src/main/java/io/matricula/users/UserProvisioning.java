package io.matricula.users;

import io.matricula.addresses.AddressTakenException;
import io.matricula.addresses.EmailAddress;
import io.matricula.campuses.Campus;
import io.matricula.campuses.CampusDirectory;
import io.matricula.contract.intra.model.UserToCreate;
import io.matricula.cursususers.Enrolment;
import io.matricula.database.Transactions;
import io.matricula.database.UniqueKeys;
import io.matricula.http.FieldErrors;
import io.matricula.http.UnprocessableException;
import io.matricula.images.ImageProcessing;
import io.matricula.images.PreparedImage;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The rules of creating a person, in order. */
@Component
public class UserProvisioning {

    private final CampusDirectory campuses;
    private final Logins logins;
    private final UserRows rows;
    private final NestedRows nested;
    private final PasswordHasher passwords;
    private final ImageProcessing images;
    private final Transactions transactions;
    private final Clock clock;

    UserProvisioning(
            CampusDirectory campuses,
            Logins logins,
            UserRows rows,
            NestedRows nested,
            PasswordHasher passwords,
            ImageProcessing images,
            Transactions transactions,
            Clock clock) {
        this.campuses = campuses;
        this.logins = logins;
        this.rows = rows;
        this.nested = nested;
        this.passwords = passwords;
        this.images = images;
        this.transactions = transactions;
        this.clock = clock;
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
     * @return the new person, saved
     * @throws UnprocessableException if the given login, its alias or the personal address is somebody else's, or the
     *     image cannot be read
     */
    public Created create(UserToCreate params) {
        PreparedImage image = Optional.ofNullable(params.getImage().orElse(null))
                .map(images::prepare)
                .orElse(null);
        String passwordHash =
                passwords.hash(UserParams.given(params.getPassword()).orElse(null));
        Campus campus = campuses.find(params.getCampusId()).orElseThrow();
        OffsetDateTime now = OffsetDateTime.now(clock);
        List<Enrolment> joined = nested.enrolments(params, now);
        Logins.Aliases aliases = new Logins.Aliases(campus, params.getKind(), params.getEmail());
        while (true) {
            Logins.Identity identity = identity(params, aliases);
            NewUser user = new NewUser(identity, params, campus.id(), passwordHash, image, now);
            try {
                return new Created(transactions.inOne(() -> rows.insert(user, joined)), identity.login());
            } catch (DuplicateKeyException taken) {
                refuseUnlessGenerated(params, taken);
            } catch (AddressTakenException taken) {
                refuseUnlessAlias(params, identity, taken);
            }
        }
    }

    private Logins.Identity identity(UserToCreate params, Logins.Aliases aliases) {
        if (isGenerated(params)) {
            return logins.generate(params.getFirstName(), params.getLastName(), aliases);
        }
        Logins.Identity given = aliases.identity(params.getLogin().get());
        Set<String> taken = logins.takenOf(given, params.getEmail());
        FieldErrors errors = new FieldErrors();
        if (taken.contains(given.login())
                || aliases.givesAliases() && taken.contains(EmailAddress.compared(given.email()))) {
            errors.add(UserParams.LOGIN, FieldErrors.TAKEN);
        }
        if (taken.contains(EmailAddress.compared(params.getEmail()))) {
            errors.add(UserParams.EMAIL, FieldErrors.TAKEN);
        }
        errors.throwIfAny();
        return given;
    }

    private static boolean isGenerated(UserToCreate params) {
        return UserParams.given(params.getLogin()).isEmpty();
    }

    /** Somebody was faster: another login can be generated, a given one is taken. */
    private static void refuseUnlessGenerated(UserToCreate params, DuplicateKeyException taken) {
        if (!UniqueKeys.violated(taken).equals(Optional.of("users_login"))) {
            throw taken;
        }
        if (!isGenerated(params)) {
            throw new UnprocessableException(UserParams.LOGIN, FieldErrors.TAKEN);
        }
    }

    private static void refuseUnlessAlias(UserToCreate params, Logins.Identity identity, AddressTakenException taken) {
        if (taken.address().equals(EmailAddress.compared(params.getEmail()))) {
            throw new UnprocessableException(UserParams.EMAIL, FieldErrors.TAKEN);
        }
        if (!isGenerated(params)) {
            throw new UnprocessableException(UserParams.LOGIN, FieldErrors.TAKEN);
        }
    }
}
