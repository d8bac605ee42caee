package io.matricula.platforms;

import io.matricula.database.RowCounts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.springframework.stereotype.Component;

/** How many deliveries there are, by platform and state: {@code matricula_deliveries} of the metrics. */
@Component
class DeliveryMeters implements MeterBinder {

    private static final List<String> STATES = List.of("pending", "delivered", "dead");

    private final RowCounts<DeliveryRepository.Kind> counts;
    private final Targets targets;

    DeliveryMeters(DeliveryRepository deliveries, Targets targets) {
        this.counts = new RowCounts<>(deliveries::counts);
        this.targets = targets;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String platform : targets.names()) {
            for (String state : STATES) {
                DeliveryRepository.Kind kind = new DeliveryRepository.Kind(platform, state);
                Gauge.builder("matricula.deliveries", () -> counts.of(kind))
                        .description(
                                "Users whose last change is on its way to a platform, has reached it, or was given up")
                        .tag("platform", kind.platform())
                        .tag("state", kind.state())
                        .register(registry);
            }
        }
    }
}
