package io.matricula.sandbox;

import io.matricula.access.SandboxAccess;
import io.matricula.contract.operations.api.SandboxApiDelegate;
import io.matricula.contract.operations.model.Sandbox;
import io.matricula.contract.operations.model.SandboxApplication;
import io.matricula.http.NotFoundException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

@Component
class SandboxDelegate implements SandboxApiDelegate {

    /** Whose hash the documented people are given. */
    private static final String PASSWORD = "sandbox";

    private final ObjectProvider<SandboxWorld> world;

    SandboxDelegate(ObjectProvider<SandboxWorld> world) {
        this.world = world;
    }

    @Override
    public ResponseEntity<Sandbox> getSandbox() {
        existing();
        return ResponseEntity.ok(new Sandbox()
                .applications(SandboxAccess.APPLICATIONS.stream()
                        .map(SandboxDelegate::application)
                        .toList())
                .cloudToken(SandboxAccess.CLOUD_TOKEN)
                .password(PASSWORD));
    }

    private static SandboxApplication application(SandboxAccess.Known known) {
        return new SandboxApplication()
                .clientId(known.uid())
                .clientSecret(SandboxAccess.SECRET)
                .roles(known.roles().isEmpty() ? List.of() : List.of(known.roles()));
    }

    private SandboxWorld existing() {
        return world.getIfAvailable(() -> {
            throw new NotFoundException();
        });
    }

    @Override
    public ResponseEntity<Void> resetSandbox() {
        existing().reset();
        return ResponseEntity.noContent().build();
    }
}
