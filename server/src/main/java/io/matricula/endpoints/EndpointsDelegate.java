package io.matricula.endpoints;

import io.matricula.contract.intra.api.EndpointsApiDelegate;
import io.matricula.contract.intra.model.Endpoint;
import io.matricula.contract.intra.model.EndpointRequest;
import io.matricula.contract.intra.model.UpdateEndpointRequest;
import io.matricula.http.BaseUrl;
import io.matricula.http.FirstAnswer;
import io.matricula.http.NotFoundException;
import io.matricula.http.PathId;
import io.matricula.lists.ListRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

@Component
class EndpointsDelegate implements EndpointsApiDelegate {

    private final EndpointProvisioning provisioning;
    private final EndpointRepository endpoints;
    private final EndpointRepresentation representation;
    private final EndpointList list;
    private final BaseUrl baseUrl;

    EndpointsDelegate(
            EndpointProvisioning provisioning,
            EndpointRepository endpoints,
            EndpointRepresentation representation,
            EndpointList list,
            BaseUrl baseUrl) {
        this.provisioning = provisioning;
        this.endpoints = endpoints;
        this.representation = representation;
        this.list = list;
        this.baseUrl = baseUrl;
    }

    @Override
    public ResponseEntity<Endpoint> createEndpoint(String idempotencyKey, EndpointRequest request) {
        return provisioning.create(request.getEndpoint().get(), this::created);
    }

    private ResponseEntity<Endpoint> created(StoredEndpoint created) {
        return FirstAnswer.note(ResponseEntity.created(baseUrl.of("/v2/endpoints/" + created.id()))
                .body(representation.of(created)));
    }

    @Override
    public ResponseEntity<Endpoint> getEndpoint(String id, String ifNoneMatch) {
        return ResponseEntity.ok(
                endpoints.find(PathId.of(id)).map(representation::of).orElseThrow(NotFoundException::new));
    }

    @Override
    public ResponseEntity<Void> patchEndpoint(String id, String ifMatch, UpdateEndpointRequest request) {
        return updateEndpoint(id, ifMatch, request);
    }

    @Override
    public ResponseEntity<Void> updateEndpoint(String id, String ifMatch, UpdateEndpointRequest request) {
        provisioning.update(PathId.of(id), request.getEndpoint().get(), ifMatch);
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<Void> deleteEndpoint(String id) {
        provisioning.delete(PathId.of(id));
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<List<Endpoint>> listEndpoints(
            Integer page, Integer perPage, String sort, ListRequest request, ListRequest range, String ifNoneMatch) {
        return list.page(request);
    }
}
