package io.matricula.cursus;

import io.matricula.contract.intra.api.CursusApiDelegate;
import io.matricula.http.NotFoundException;
import io.matricula.lists.ListRequest;
import io.matricula.lists.Listing;
import io.matricula.lists.Lists;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

@Component
class CursusDelegate implements CursusApiDelegate {

    private static final Listing LISTING = Listing.of("cursus", CursusField.class, "-id");

    private final Lists lists;
    private final CursusRepository cursus;

    CursusDelegate(Lists lists, CursusRepository cursus) {
        this.lists = lists;
        this.cursus = cursus;
    }

    @Override
    public ResponseEntity<List<io.matricula.contract.intra.model.Cursus>> listCursus(
            Integer page, Integer perPage, String sort, ListRequest request, ListRequest range, String ifNoneMatch) {
        return lists.page(LISTING, request, this::items);
    }

    @Override
    public ResponseEntity<io.matricula.contract.intra.model.Cursus> getCursus(String id, String ifNoneMatch) {
        return ResponseEntity.ok(represent(cursus.find(id).orElseThrow(NotFoundException::new)));
    }

    private Map<Long, io.matricula.contract.intra.model.Cursus> items(List<Long> ids) {
        return cursus.findAll(ids).stream().collect(Collectors.toMap(Cursus::id, CursusDelegate::represent));
    }

    private static io.matricula.contract.intra.model.Cursus represent(Cursus found) {
        return new io.matricula.contract.intra.model.Cursus()
                .id(found.id())
                .createdAt(found.createdAt())
                .name(found.name())
                .slug(found.slug());
    }
}
