package io.matricula.cursus;

import io.matricula.contract.intra.api.CursusApiDelegate;
import io.matricula.contract.intra.model.Cursus;
import io.matricula.http.NotFoundException;
import io.matricula.lists.ListRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

@Component
class CursusDelegate implements CursusApiDelegate {

    private final CursusDirectory directory;
    private final CursusList list;

    CursusDelegate(CursusDirectory directory, CursusList list) {
        this.directory = directory;
        this.list = list;
    }

    @Override
    public ResponseEntity<Cursus> getCursus(String id, String ifNoneMatch) {
        return ResponseEntity.ok(
                directory.find(id).map(CursusRepresentation::of).orElseThrow(NotFoundException::new));
    }

    @Override
    public ResponseEntity<List<Cursus>> listCursus(
            Integer page, Integer perPage, String sort, ListRequest request, ListRequest range, String ifNoneMatch) {
        return list.page(request);
    }
}
