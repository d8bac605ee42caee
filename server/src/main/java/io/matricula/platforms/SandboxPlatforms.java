package io.matricula.platforms;

import io.matricula.access.PublicPath;
import java.util.Collections;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * The sandbox's platforms: each says yes to everybody, with the status of the documented answers ("Update user" page),
 * and keeps nothing.
 */
@RestController
@ConditionalOnProperty(name = "matricula.mode", havingValue = "sandbox")
class SandboxPlatforms {

    /** Stands before the name of one, wherever this server listens. */
    static final String URL = "sandbox:";

    static final String TOKEN = "sandbox";

    private static final String PATH = "/sandbox/platforms/";

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "matricula.mode", havingValue = "sandbox")
    static class Access {

        @Bean
        PublicPath sandboxPlatformsPath() {
            return new PublicPath(PATH);
        }
    }

    /** The url of a platform of the sandbox. */
    static String at(int port, String url) {
        return "http://127.0.0.1:" + port + PATH + url.substring(URL.length());
    }

    @RequestMapping(
            path = PATH + "{platform}/users/{commonId}",
            method = {RequestMethod.PUT, RequestMethod.DELETE})
    ResponseEntity<Map<String, String>> answer(
            @PathVariable("platform") String platform,
            @PathVariable("commonId") String commonId,
            @RequestHeader(name = "X-Cloud-Auth-Token", required = false) String token) {
        if (!TOKEN.equals(token)) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).body(Map.of("message", "The token is wrong"));
        }
        return platform.equals("training")
                ? ResponseEntity.ok(Collections.singletonMap("location", null))
                : ResponseEntity.noContent().build();
    }
}
