package io.matricula.endpoints;

import io.matricula.contract.intra.model.Endpoint;
import io.matricula.lists.ListRequest;
import io.matricula.lists.Listing;
import io.matricula.lists.Lists;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The list of endpoints. */
@Component
class EndpointList {

    private static final Listing LISTING = Listing.of("endpoints", EndpointField.class, "-created_at", "-id");

    private final Lists lists;
    private final EndpointRepository endpoints;
    private final EndpointRepresentation representation;

    EndpointList(Lists lists, EndpointRepository endpoints, EndpointRepresentation representation) {
        this.lists = lists;
        this.endpoints = endpoints;
        this.representation = representation;
    }

    ResponseEntity<List<Endpoint>> page(ListRequest request) {
        return lists.page(LISTING, request, ids -> representation.of(endpoints.findAll(ids)));
    }
}
