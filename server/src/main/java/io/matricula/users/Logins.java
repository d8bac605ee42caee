package io.matricula.users;

import io.matricula.addresses.EmailAddress;
import io.matricula.campuses.Campus;
import io.matricula.contract.intra.model.UserKind;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds a login whose alias is free as well. The unique keys decide in the end: what is free here may be taken then. */
@Component
class Logins {

    /** The sequence is asked in pieces, so that even a much used name costs few round trips. */
    private static final int PIECE = 32;

    private final UserRepository users;

    Logins(UserRepository users) {
        this.users = users;
    }

    /**
     * A login and the address that goes with it.
     *
     * @param login in lower case
     * @param email the campus's alias, or the personal address where the campus gives none
     */
    record Identity(String login, String email) {}

    /**
     * The first free login of two names.
     *
     * @param firstName any script
     * @param lastName any script
     * @param aliases makes the e-mail of a login
     * @return a login that nobody has, with an alias that nobody has
     */
    Identity generate(String firstName, String lastName, Aliases aliases) {
        Iterator<String> sequence =
                new LoginSequence(firstName, lastName).logins().iterator();
        while (true) {
            List<Identity> piece = Stream.generate(sequence::next)
                    .limit(PIECE)
                    .map(aliases::identity)
                    .toList();
            Set<String> taken = users.takenOf(
                    piece.stream().map(Identity::login).toList(),
                    aliases.givesAliases()
                            ? piece.stream()
                                    .map(Identity::email)
                                    .map(EmailAddress::compared)
                                    .toList()
                            : List.of());
            for (Identity identity : piece) {
                if (!taken.contains(identity.login()) && !taken.contains(EmailAddress.compared(identity.email()))) {
                    return identity;
                }
            }
        }
    }

    /**
     * What of a given identity is somebody's.
     *
     * @param given the login that was asked for, and its alias
     * @param personalEmail the personal address
     * @return the login and the addresses that are taken, as they are compared
     */
    Set<String> takenOf(Identity given, String personalEmail) {
        return users.takenOf(
                List.of(given.login()),
                List.of(EmailAddress.compared(given.email()), EmailAddress.compared(personalEmail)));
    }

    /**
     * How a campus names the addresses of its people: {@code login@student.42.fr}, {@code login@staff.42.fr} for the
     * kind admin, the personal address where it has no extension.
     *
     * @param campus the campus
     * @param kind the kind of the person
     * @param personalEmail the personal address
     */
    record Aliases(Campus campus, UserKind kind, String personalEmail) {

        boolean givesAliases() {
            return campus.emailExtension() != null;
        }

        Identity identity(String login) {
            String host = kind == UserKind.ADMIN ? "staff." : "student.";
            return new Identity(login, givesAliases() ? login + "@" + host + campus.emailExtension() : personalEmail);
        }
    }
}
