package io.matricula.candidatures;

import io.matricula.contract.intra.api.UserCandidaturesApiDelegate;
import io.matricula.contract.intra.model.UserCandidature;
import io.matricula.lists.ListRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

@Component
class UserCandidaturesDelegate implements UserCandidaturesApiDelegate {

    private final CandidatureList list;

    UserCandidaturesDelegate(CandidatureList list) {
        this.list = list;
    }

    @Override
    public ResponseEntity<List<UserCandidature>> listUserCandidatures(
            Integer page, Integer perPage, String sort, ListRequest request, ListRequest range, String ifNoneMatch) {
        return list.page(request);
    }
}
