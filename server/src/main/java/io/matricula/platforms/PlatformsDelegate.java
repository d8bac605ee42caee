package io.matricula.platforms;

import io.matricula.contract.operations.api.PlatformsApiDelegate;
import io.matricula.contract.operations.model.Platform;
import io.matricula.contract.operations.model.PlatformRetry;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

@Component
class PlatformsDelegate implements PlatformsApiDelegate {

    private final Maintenance maintenance;
    private final DeliveryRepository deliveries;

    PlatformsDelegate(Maintenance maintenance, DeliveryRepository deliveries) {
        this.maintenance = maintenance;
        this.deliveries = deliveries;
    }

    @Override
    public ResponseEntity<Platform> pausePlatform(String name) {
        return ResponseEntity.ok(platform(maintenance.pause(name)));
    }

    @Override
    public ResponseEntity<Platform> resumePlatform(String name) {
        return ResponseEntity.ok(platform(maintenance.resume(name)));
    }

    @Override
    public ResponseEntity<PlatformRetry> retryDeliveriesOfPlatform(String name) {
        return ResponseEntity.ok(new PlatformRetry().retried(maintenance.retryDead(name)));
    }

    private Platform platform(Target target) {
        DeliveryRepository.Counts counts = deliveries.counts(target.name());
        return new Platform()
                .name(target.name())
                .remote(target.remote())
                .paused(counts.isPaused())
                .pending(counts.pending())
                .dead(counts.dead());
    }
}
