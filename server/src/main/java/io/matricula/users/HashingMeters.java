package io.matricula.users;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** How busy the hashing of passwords is: {@code matricula_hashing_waiting} of the metrics. */
@Component
class HashingMeters implements MeterBinder {

    private final PasswordHasher hasher;

    HashingMeters(PasswordHasher hasher) {
        this.hasher = hasher;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("matricula.hashing.waiting", hasher, PasswordHasher::waiting)
                .description("Requests that wait for a core to hash a password")
                .register(registry);
    }
}
