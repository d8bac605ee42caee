package io.matricula.campuses;

import io.matricula.lists.ListRequest;
import io.matricula.lists.Listing;
import io.matricula.lists.Lists;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The list of campuses. */
@Component
class CampusList {

    private static final Listing LISTING = Listing.of("campus", CampusField.class, "-id");

    private final Lists lists;
    private final CampusRepository campuses;
    private final CampusRepresentation representation;

    CampusList(Lists lists, CampusRepository campuses, CampusRepresentation representation) {
        this.lists = lists;
        this.campuses = campuses;
        this.representation = representation;
    }

    ResponseEntity<List<io.matricula.contract.intra.model.Campus>> page(ListRequest request) {
        return lists.page(LISTING, request, ids -> representation.of(campuses.findAll(ids)));
    }
}
