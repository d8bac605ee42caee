package io.matricula.platforms;

import java.util.Set;
import org.springframework.http.HttpStatus;

/**
 * How an attempt to deliver ended.
 *
 * @param status the platform's own; 504 for no answer in time, 502 for one that failed otherwise or cannot be understood
 * @param message what the platform says, or why it says nothing; null if there is nothing to say
 * @param location of the resultant resource in the platform, null if it names none
 */
record Outcome(int status, String message, String location) {

    /** The platform is told later. */
    static final Outcome LATER = new Outcome(HttpStatus.ACCEPTED.value(), null, null);

    private static final Set<Integer> YES = Set.of(200, 201, 202, 204);

    /** Whether the platform has taken the user's state. */
    boolean isYes() {
        return YES.contains(status);
    }
}
