package io.matricula.endpoints;

import io.matricula.access.PublicPath;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The web service of the sandbox's Tokyo, for trying what an endpoint does: it agrees to everybody, unless
 * {@code meta[refuse]} holds the reason to refuse.
 */
@RestController
@RequestMapping("/sandbox/campus_endpoint")
@ConditionalOnProperty(name = "matricula.mode", havingValue = "sandbox")
class SandboxEndpoint {

    private static final String SECRET = "sandbox";

    private final JsonMapper json;

    SandboxEndpoint(JsonMapper json) {
        this.json = json;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "matricula.mode", havingValue = "sandbox")
    static class Access {

        @Bean
        PublicPath sandboxEndpointPath() {
            return new PublicPath("/sandbox/campus_endpoint/");
        }
    }

    @PostMapping({"/users/new", "/users/{user}/update", "/users/{user}/close", "/users/{user}/unclose"})
    ResponseEntity<ObjectNode> answer(@RequestBody JsonNode body) {
        if (!SECRET.equals(body.path("key").asString(null))) {
            return refuse("The key is wrong");
        }
        JsonNode reason = body.path("meta").path("refuse");
        return reason.isString()
                ? refuse(reason.asString())
                : ResponseEntity.noContent().build();
    }

    private ResponseEntity<ObjectNode> refuse(String message) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .body(json.createObjectNode().put("message", message));
    }
}
