package io.matricula.platforms;

/**
 * What a platform made of a change.
 *
 * @param platform its name
 * @param status its HTTP status; 202 if it is told later, 504 for no answer in time, 502 for none that can be understood
 * @param message its message, or why it has none; null if there is nothing to say
 * @param location where the person is there, null if it does not say
 */
public record PlatformAnswer(String platform, int status, String message, String location) {

    static PlatformAnswer of(Target platform, Outcome outcome) {
        return new PlatformAnswer(platform.name(), outcome.status(), outcome.message(), outcome.location());
    }

    /** Whether the platform did not take the change; it is tried again. */
    public boolean isFailure() {
        return !new Outcome(status, message, location).isYes();
    }
}
