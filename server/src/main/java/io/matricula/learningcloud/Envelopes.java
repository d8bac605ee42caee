package io.matricula.learningcloud;

import io.matricula.contract.learningcloud.model.Envelope;
import io.matricula.contract.learningcloud.model.PlatformResponse;
import io.matricula.contract.learningcloud.model.Synchronization;
import io.matricula.platforms.PlatformAnswer;
import io.matricula.platforms.Propagation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The answer to what is done here: 204 in the envelope, whatever the platforms made of it. */
@Component
class Envelopes {

    private static final String MANAGEMENT = "management";
    private static final int DONE = HttpStatus.NO_CONTENT.value();

    private final Propagation propagation;

    Envelopes(Propagation propagation) {
        this.propagation = propagation;
    }

    /**
     * A change that concerns platforms; called once it is committed.
     *
     * @param userId whose
     * @param synchronization whether to wait for the platforms
     * @param location of a new user, null otherwise
     * @return the documented envelope
     */
    Envelope changed(long userId, Synchronization synchronization, String location) {
        Propagation.Mode mode = synchronization == Synchronization.SYNCHRONOUS
                ? Propagation.Mode.SYNCHRONOUS
                : Propagation.Mode.ASYNCHRONOUS;
        return of(propagation.answers(userId, mode), location);
    }

    /**
     * What a creation is answered if all goes well: for those who ask again, written down together with the user.
     *
     * @param location the address of the new user
     * @return the documented envelope of an asynchronous call
     */
    Envelope expected(String location) {
        return of(propagation.expected(), location);
    }

    private static Envelope of(List<PlatformAnswer> answers, String location) {
        Map<String, PlatformResponse> platforms = new LinkedHashMap<>();
        answers.forEach(answer -> platforms.put(
                answer.platform(), new PlatformResponse(answer.location(), answer.message(), answer.status())));
        platforms.put(MANAGEMENT, new PlatformResponse(null, null, DONE));
        return new Envelope(location, failures(answers), platforms, DONE);
    }

    /** A change that concerns nobody but this server. */
    Envelope ofManagement(String message, HttpStatus management) {
        return new Envelope(
                null, message, Map.of(MANAGEMENT, new PlatformResponse(null, null, management.value())), DONE);
    }

    /** {@code training failed (500) and social did not answer in time (504); both will be retried}. */
    private static String failures(List<PlatformAnswer> answers) {
        List<String> failed = answers.stream()
                .filter(PlatformAnswer::isFailure)
                .map(answer -> answer.platform()
                        + (answer.status() == HttpStatus.GATEWAY_TIMEOUT.value()
                                ? " did not answer in time ("
                                : " failed (")
                        + answer.status() + ")")
                .toList();
        if (failed.isEmpty()) {
            return "";
        }
        String last = failed.get(failed.size() - 1);
        return switch (failed.size()) {
            case 1 -> last + "; it will be retried";
            case 2 -> failed.get(0) + " and " + last + "; both will be retried";
            default ->
                String.join(", ", failed.subList(0, failed.size() - 1)) + " and " + last + "; all will be retried";
        };
    }
}
