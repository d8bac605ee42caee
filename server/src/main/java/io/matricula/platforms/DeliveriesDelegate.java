package io.matricula.platforms;

import io.matricula.contract.operations.api.DeliveriesApiDelegate;
import io.matricula.contract.operations.model.Delivery;
import io.matricula.contract.operations.model.DeliveryState;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

@Component
class DeliveriesDelegate implements DeliveriesApiDelegate {

    private final DeliveryList list;
    private final Maintenance maintenance;

    DeliveriesDelegate(DeliveryList list, Maintenance maintenance) {
        this.list = list;
        this.maintenance = maintenance;
    }

    @Override
    public ResponseEntity<List<Delivery>> listDeliveries(
            String user, String platform, DeliveryState state, Integer page, Integer perPage) {
        return list.page(user, platform, state);
    }

    @Override
    public ResponseEntity<Delivery> retryDelivery(Long id) {
        maintenance.retry(id);
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(list.delivery(id));
    }
}
