package io.matricula.users;

import io.matricula.campuses.Campus;
import io.matricula.campuses.CampusDirectory;
import io.matricula.contract.intra.model.UserToCreate;
import io.matricula.cursususers.Enrolment;
import io.matricula.images.ImageProcessing;
import io.matricula.images.PreparedImage;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes of what was sent what will be saved. Slow work, hashing and images, is done here: before the transaction. */
@Component
class UserPreparation {

    private final CampusDirectory campuses;
    private final PasswordHasher passwords;
    private final ImageProcessing images;
    private final NestedRows nested;
    private final Clock clock;

    UserPreparation(
            CampusDirectory campuses,
            PasswordHasher passwords,
            ImageProcessing images,
            NestedRows nested,
            Clock clock) {
        this.campuses = campuses;
        this.passwords = passwords;
        this.images = images;
        this.nested = nested;
        this.clock = clock;
    }

    /**
     * A new person but for the login.
     *
     * @param params what was sent, valid
     * @param campus the primary campus
     * @param passwordHash null without a password
     * @param image null without an image
     * @param joined the enrolments, one for each cursus at most
     * @param now UTC
     */
    record Prepared(
            UserToCreate params,
            Campus campus,
            String passwordHash,
            PreparedImage image,
            List<Enrolment> joined,
            OffsetDateTime now) {

        NewUser as(Logins.Identity identity) {
            return new NewUser(identity, params, campus, passwordHash, image, now);
        }

        Logins.Aliases aliases() {
            return new Logins.Aliases(campus, params.getKind(), params.getEmail());
        }
    }

    /**
     * Prepares a new person.
     *
     * @param params valid by schema and {@link CreateUserRules}
     * @return all but the login
     * @throws io.matricula.http.UnprocessableException if the image cannot be read
     */
    Prepared of(UserToCreate params) {
        PreparedImage image = Optional.ofNullable(params.getImage().orElse(null))
                .map(images::prepare)
                .orElse(null);
        String passwordHash =
                passwords.hash(UserParams.given(params.getPassword()).orElse(null));
        Campus campus = campuses.find(params.getCampusId()).orElseThrow();
        OffsetDateTime now = OffsetDateTime.now(clock);
        return new Prepared(params, campus, passwordHash, image, nested.enrolments(params, now), now);
    }
}
