package io.matricula.sandbox;

import io.matricula.contract.operations.api.SandboxApiDelegate;
import io.matricula.http.NotFoundException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

@Component
class SandboxDelegate implements SandboxApiDelegate {

    private final ObjectProvider<SandboxWorld> world;

    SandboxDelegate(ObjectProvider<SandboxWorld> world) {
        this.world = world;
    }

    @Override
    public ResponseEntity<Void> resetSandbox() {
        world.getIfAvailable(() -> {
                    throw new NotFoundException();
                })
                .reset();
        return ResponseEntity.noContent().build();
    }
}
