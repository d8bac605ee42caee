package io.matricula.monitoring;

import io.matricula.access.Operation;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/**
 * Names requests in metrics and traces by the operationId of the contract. A path is never a tag: there are as many of
 * them as callers think of.
 */
@Component
class OperationTags extends DefaultServerRequestObservationConvention {

    private static final String NONE = "none";

    @Override
    public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext exchange) {
        return KeyValues.of(
                exception(exchange),
                method(exchange),
                KeyValue.of("operation", operation(exchange)),
                outcome(exchange),
                status(exchange));
    }

    /** None: paths hold logins. */
    @Override
    public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext exchange) {
        return KeyValues.empty();
    }

    @Override
    public String getContextualName(ServerRequestObservationContext exchange) {
        return operation(exchange);
    }

    private static String operation(ServerRequestObservationContext exchange) {
        return exchange.getCarrier() == null
                ? NONE
                : Operation.of(exchange.getCarrier()).map(Operation::id).orElse(NONE);
    }
}
