package io.matricula.people;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What people may be called. */
public final class LoginForm {

    private static final Predicate<String> FORM =
            Pattern.compile("(?!\\d+$)(?!.*\\.json$)[a-z0-9][a-z0-9._-]{1,63}").asMatchPredicate();

    private LoginForm() {}

    /**
     * Tells whether somebody may be called so: 2 to 64 letters, digits, dots, underscores and hyphens, a letter or digit
     * first, not all digits, not ending in {@code .json}.
     *
     * @param login in lower case
     * @return true if it has the form of a login
     */
    public static boolean fits(String login) {
        return FORM.test(login);
    }
}
