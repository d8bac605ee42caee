package io.matricula.platforms;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param platforms what users are propagated to, by name, in the order in which answers name them */
@Validated
@ConfigurationProperties("matricula")
record PlatformProperties(@DefaultValue Map<String, @Valid Configured> platforms) {

    /**
     * A platform.
     *
     * @param url where it answers, {@code http://} or {@code https://}; blank for none, which takes one of the sandbox's
     *     away
     * @param remote whether asynchronous changes wait in a queue instead of being made at once
     * @param timeout for a whole exchange
     * @param token sent along as {@code X-Cloud-Auth-Token}; null for none
     * @param atOnce how many deliveries each server makes to it at the same time
     */
    record Configured(
            @NotNull String url,
            @DefaultValue("true") boolean remote,
            @DefaultValue("5s") @NotNull Duration timeout,
            String token,
            @DefaultValue("4") @Min(1) int atOnce) {

        /** Without the token, which must not get into a log. */
        @Override
        public String toString() {
            return url;
        }
    }
}
