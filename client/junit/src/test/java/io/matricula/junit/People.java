package io.matricula.junit;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Up to 10,000 people of a first name, no two of whom would get the same login.
 *
 * @param firstName at least one ASCII letter; its first one tells these people from others
 * @param from the first number
 * @param to the number after the last, at most 10,000
 */
record People(String firstName, int from, int to) {

    private static final String CONSONANTS = "bcdfghjklmnpqrstvwxz";
    private static final String VOWELS = "aeiou";

    String csv() {
        return numbers()
                .mapToObj(number -> "%s,1,%s,%s,student,2017,may".formatted(email(number), firstName, lastName(number)))
                .collect(Collectors.joining(
                        "\n", "email,campus_id,first_name,last_name,kind,pool_year,pool_month\n", "\n"));
    }

    IntStream numbers() {
        return IntStream.range(from, to);
    }

    /** The body that the client would send. */
    String json(int number) {
        return """
                {"user":{"email":"%s","campus_id":"1","first_name":"%s","last_name":"%s","kind":"student",\
                "pool_year":"2017","pool_month":"may"}}""".formatted(email(number), firstName, lastName(number));
    }

    private String email(int number) {
        return "%s%d@example.org".formatted(firstName.toLowerCase(Locale.ROOT), number);
    }

    private static String lastName(int number) {
        return syllable(number / 100) + syllable(number % 100);
    }

    private static String syllable(int number) {
        return "%c%c".formatted(CONSONANTS.charAt(number / VOWELS.length()), VOWELS.charAt(number % VOWELS.length()));
    }
}
