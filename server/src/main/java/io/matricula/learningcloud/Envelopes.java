package io.matricula.learningcloud;

import io.matricula.contract.learningcloud.model.Envelope;
import io.matricula.contract.learningcloud.model.PlatformResponse;
import io.matricula.contract.learningcloud.model.Synchronization;
import io.matricula.http.BaseUrl;
import io.matricula.learningcloud.ManagementUserRows.Created;
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

    private static final String PATH = "/integration/ws/management/rest/users/";

    private final Propagation propagation;
    private final BaseUrl baseUrl;

    Envelopes(Propagation propagation, BaseUrl baseUrl) {
        this.propagation = propagation;
        this.baseUrl = baseUrl;
    }

    /**
     * A change that concerns platforms; called once it is committed.
     *
     * @param userId whose
     * @param synchronization whether to wait for the platforms
     * @return the documented envelope
     */
    Envelope changed(long userId, Synchronization synchronization) {
        return of(answers(userId, synchronization), null);
    }

    /**
     * A new user; called once it is committed.
     *
     * @param user the ids
     * @param synchronization whether to wait for the platforms
     * @return the documented envelope
     */
    Envelope created(Created user, Synchronization synchronization) {
        return of(answers(user.userId(), synchronization), location(user));
    }

    /**
     * What a creation is answered if all goes well: for those who ask again, written down together with the user.
     *
     * @param user the ids
     * @return the documented envelope of an asynchronous call
     */
    Envelope expected(Created user) {
        return of(propagation.expected(), location(user));
    }

    private List<PlatformAnswer> answers(long userId, Synchronization synchronization) {
        return propagation.answers(
                userId,
                synchronization == Synchronization.SYNCHRONOUS
                        ? Propagation.Mode.SYNCHRONOUS
                        : Propagation.Mode.ASYNCHRONOUS);
    }

    private String location(Created user) {
        return baseUrl.of(PATH + user.id()).toString();
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
