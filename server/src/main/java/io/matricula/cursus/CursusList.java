package io.matricula.cursus;

import io.matricula.lists.ListRequest;
import io.matricula.lists.Listing;
import io.matricula.lists.Lists;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The list of cursus. */
@Component
class CursusList {

    private static final Listing LISTING = Listing.of("cursus", CursusField.class, "-id");

    private final Lists lists;
    private final CursusRepository cursus;

    CursusList(Lists lists, CursusRepository cursus) {
        this.lists = lists;
        this.cursus = cursus;
    }

    ResponseEntity<List<io.matricula.contract.intra.model.Cursus>> page(ListRequest request) {
        return lists.page(LISTING, request, this::items);
    }

    private Map<Long, io.matricula.contract.intra.model.Cursus> items(List<Long> ids) {
        return cursus.findAll(ids).stream().collect(Collectors.toMap(Cursus::id, CursusRepresentation::of));
    }
}
