package io.matricula.users;

import com.ibm.icu.text.Transliterator;
import io.matricula.people.LoginForm;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The logins that a first and a last name give, best first: {@code askywalk, anskywal, anaskywa, anakskyw, anakisky,
 * anakinsk, askywal2, …} for Anakin Skywalker. "If the login isn't specified, it will be generated from the supplied
 * first_name and the last_name" ("Create a user" page); this sequence gives every published login.
 */
final class LoginSequence {

    private static final Pattern NOT_USABLE = Pattern.compile("[^a-z-]");
    private static final Pattern OUTER_HYPHENS = Pattern.compile("^-+|-+$");
    private static final String STAND_IN = "user";
    private static final int USABLE_LETTERS = 2;

    /** Letters of a login without a number, and of one with a number. */
    private static final int LENGTH = 8;

    private static final int NUMBERED_LENGTH = 7;

    private final String first;
    private final String last;

    LoginSequence(String firstName, String lastName) {
        this.first = letters(firstName);
        String ownLast = letters(lastName);
        this.last = first.length() + ownLast.length() < USABLE_LETTERS ? STAND_IN : ownLast;
    }

    /** All logins of the two names, without end. */
    Stream<String> logins() {
        return Stream.iterate(next(new Step(0, 1)), this::next).map(this::login).filter(LoginForm::fits);
    }

    /** How many letters of the first name come first, and which number follows; the first round has none. */
    private record Step(int letters, int number) {}

    private Step next(Step step) {
        int letters = step.letters() + 1;
        boolean roundIsOver = letters > first.length() || letters == length(step.number());
        return roundIsOver ? new Step(1, step.number() + 1) : new Step(letters, step.number());
    }

    private String login(Step step) {
        String start = first.substring(0, Math.min(step.letters(), first.length()));
        int rest = Math.min(length(step.number()) - step.letters(), last.length());
        return start + last.substring(0, rest) + (step.number() == 1 ? "" : step.number());
    }

    private static int length(int number) {
        return number == 1 ? LENGTH : NUMBERED_LENGTH;
    }

    private static String letters(String name) {
        String lower = ascii(name).toLowerCase(Locale.ROOT);
        return OUTER_HYPHENS.matcher(NOT_USABLE.matcher(lower).replaceAll("")).replaceAll("");
    }

    private static String ascii(String name) {
        return name.chars().allMatch(c -> c < 0x80) ? name : ToAscii.TRANSLITERATOR.transliterate(name);
    }

    /** Loaded with the first name that needs it: its tables are large. */
    private static final class ToAscii {
        private static final Transliterator TRANSLITERATOR = Transliterator.getInstance("Any-Latin; Latin-ASCII");
    }
}
