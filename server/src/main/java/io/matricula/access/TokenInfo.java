package io.matricula.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells what a token stands for; the other operations of tokens are answered by Spring's authorization server. */
@RestController
class TokenInfo {

    /** The keys of the contract's {@code TokenInfo}, in their order. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Body(
            @JsonProperty("resource_owner_id") Long resourceOwnerId,
            Set<String> scopes,
            @JsonProperty("expires_in_seconds") long expiresInSeconds,
            Application application,
            @JsonProperty("created_at") long createdAt) {}

    /** The application that asked for the token. */
    record Application(String uid) {}

    private final CurrentCaller current;
    private final Clock clock;

    TokenInfo(CurrentCaller current, Clock clock) {
        this.current = current;
        this.clock = clock;
    }

    @GetMapping("/oauth/token/info")
    ResponseEntity<Body> getTokenInfo() {
        Caller caller = current.get();
        Body body = new Body(
                caller.resourceOwnerId(),
                caller.scopes(),
                Duration.between(clock.instant(), caller.expiresAt()).toSeconds(),
                new Application(caller.uid()),
                caller.issuedAt().getEpochSecond());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.PRAGMA, "no-cache")
                .body(body);
    }
}
