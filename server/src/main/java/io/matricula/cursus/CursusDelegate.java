package io.matricula.cursus;

import io.matricula.contract.intra.api.CursusApiDelegate;
import io.matricula.contract.intra.model.Cursus;
import io.matricula.http.NotFoundException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

@Component
class CursusDelegate implements CursusApiDelegate {

    private final CursusDirectory directory;

    CursusDelegate(CursusDirectory directory) {
        this.directory = directory;
    }

    @Override
    public ResponseEntity<Cursus> getCursus(String id, String ifNoneMatch) {
        return ResponseEntity.ok(
                directory.find(id).map(CursusRepresentation::of).orElseThrow(NotFoundException::new));
    }
}
