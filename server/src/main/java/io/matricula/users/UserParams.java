package io.matricula.users;

import io.matricula.addresses.EmailAddress;
import io.matricula.contract.intra.model.Meta;
import io.matricula.http.FieldErrors;
import io.matricula.people.LoginForm;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.openapitools.jackson.nullable.JsonNullable;

/** What the params of a user have to be, created or updated. */
final class UserParams {

    static final String LOGIN = "user[login]";
    static final String EMAIL = "user[email]";
    static final String CANDIDATURE = "user[user_candidature_attributes]";

    private UserParams() {}

    static void notBlank(String param, String value, FieldErrors errors) {
        if (value != null && value.isBlank()) {
            errors.add(param, FieldErrors.BLANK);
        }
    }

    static void checkEmail(String email, FieldErrors errors) {
        notBlank(EMAIL, email, errors);
        if (email != null && !email.isBlank() && !EmailAddress.hasForm(email)) {
            errors.add(EMAIL, "is invalid");
        }
    }

    /**
     * Checks a given login. Null and blank ask for a generated one, or to keep the one there is.
     *
     * @param sent as it was sent
     * @param errors where to note what is wrong
     * @return the login in lower case, empty if none is given
     */
    static Optional<String> checkLogin(JsonNullable<String> sent, FieldErrors errors) {
        String login = sent.orElse(null);
        if (login == null || login.isBlank()) {
            return Optional.empty();
        }
        String lower = login.toLowerCase(Locale.ROOT);
        if (!LoginForm.fits(lower)) {
            errors.add(LOGIN, "is invalid");
        }
        return Optional.of(lower);
    }

    /**
     * The one hash out of the two places where it may stand; what is inside {@code user} counts.
     *
     * @param beside the one beside {@code user}, null without one
     * @param inside the one inside, null without one
     * @return null without any
     */
    static Meta meta(Meta beside, Meta inside) {
        if (beside == null || inside == null) {
            return inside == null ? beside : inside;
        }
        Meta both = new Meta().ldapGroup(inside.getLdapGroup() == null ? beside.getLdapGroup() : inside.getLdapGroup());
        Stream.of(beside, inside)
                .map(Meta::getAdditionalProperties)
                .filter(Objects::nonNull)
                .forEach(hash -> hash.forEach(both::putAdditionalProperty));
        return both;
    }

    /** A list that was not sent, and null for one, are empty; null for a row, or what is none, is no row. */
    static <T> List<T> sent(JsonNullable<List<T>> list) {
        List<T> rows = list.orElse(null);
        return rows == null ? List.of() : rows.stream().filter(Objects::nonNull).toList();
    }

    /** Text that was given and is not blank. */
    static Optional<String> given(JsonNullable<String> sent) {
        return Optional.ofNullable(sent.orElse(null)).filter(text -> !text.isBlank());
    }

    /** Rails takes anything but these for true. */
    static boolean isTrue(JsonNullable<String> flag) {
        String value = flag.orElse(null);
        return value != null
                && !value.isBlank()
                && !List.of("false", "0", "f", "off").contains(value.toLowerCase(Locale.ROOT));
    }
}
