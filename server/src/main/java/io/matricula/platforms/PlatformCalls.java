package io.matricula.platforms;

import io.matricula.contract.outbound.platform.ApiClient;
import io.matricula.contract.outbound.platform.api.PlatformUsersApi;
import io.matricula.contract.outbound.platform.auth.ApiKeyAuth;
import io.matricula.contract.outbound.platform.model.PlatformAnswer;
import io.matricula.contract.outbound.platform.model.PlatformUser;
import io.matricula.outbound.AnswerMessages;
import io.matricula.outbound.OutboundAnswerException;
import io.matricula.outbound.TrustedClients;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.json.JsonMapper;

/** Calls platforms, and makes of whatever comes back, or does not, one outcome. */
@Component
class PlatformCalls {

    private static final int LONGEST = 255;
    private static final double NANOS = 1e6;

    private final TrustedClients clients;
    private final AnswerMessages messages;
    private final JsonMapper json;
    private final Environment environment;
    private final Map<String, PlatformUsersApi> platforms = new ConcurrentHashMap<>();

    PlatformCalls(TrustedClients clients, AnswerMessages messages, JsonMapper json, Environment environment) {
        this.clients = clients;
        this.messages = messages;
        this.json = json;
        this.environment = environment;
    }

    /**
     * Tells a platform of a user.
     *
     * @param deliveryId the same at every repetition
     * @param user as the user is now
     */
    Outcome put(Target platform, String deliveryId, PlatformUser user) {
        return outcome(platform, () -> at(platform).putPlatformUserWithHttpInfo(user.getCommonId(), deliveryId, user));
    }

    /** Tells a platform that a user is gone. One that does not know the user has done what it is asked. */
    Outcome delete(Target platform, String deliveryId, String commonId) {
        Outcome outcome = outcome(platform, () -> at(platform).deletePlatformUserWithHttpInfo(commonId, deliveryId));
        return outcome.status() == HttpStatus.NOT_FOUND.value()
                ? new Outcome(HttpStatus.NO_CONTENT.value(), null, null)
                : outcome;
    }

    private PlatformUsersApi at(Target platform) {
        return platforms.computeIfAbsent(platform.name(), name -> connect(platform));
    }

    private PlatformUsersApi connect(Target platform) {
        ApiClient client = new ApiClient(clients.client(platform.timeout()), json, ApiClient.createDefaultDateFormat());
        ((ApiKeyAuth) client.getAuthentication("cloudToken")).setApiKey(platform.token());
        String url = platform.isSandbox()
                ? SandboxPlatforms.at(
                        environment.getRequiredProperty("local.server.port", Integer.class), platform.url())
                : platform.url();
        return new PlatformUsersApi(client.setBasePath(url));
    }

    private Outcome outcome(Target platform, Supplier<ResponseEntity<PlatformAnswer>> call) {
        long start = System.nanoTime();
        try {
            return answered(call.get());
        } catch (OutboundAnswerException refusal) {
            return new Outcome(refusal.status(), messages.message(refusal), null);
        } catch (RestClientException silence) {
            double millis = (System.nanoTime() - start) / NANOS;
            return millis >= platform.timeout().toMillis()
                    ? new Outcome(HttpStatus.GATEWAY_TIMEOUT.value(), "No answer in time; the outcome is unknown", null)
                    : new Outcome(HttpStatus.BAD_GATEWAY.value(), reason(silence), null);
        }
    }

    private static Outcome answered(ResponseEntity<PlatformAnswer> answer) {
        int status = answer.getStatusCode().value();
        PlatformAnswer body = answer.getBody();
        String location = body == null ? null : shortened(body.getLocation());
        String message = body == null ? null : shortened(body.getMessage());
        return new Outcome(status, message, location);
    }

    private static String shortened(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static String reason(RestClientException failure) {
        if (!(failure instanceof ResourceAccessException)) {
            return "The answer cannot be understood";
        }
        return failure.getCause() instanceof ConnectException || failure.getCause() instanceof UnknownHostException
                ? "The platform cannot be reached"
                : "The connection failed; the outcome is unknown";
    }
}
