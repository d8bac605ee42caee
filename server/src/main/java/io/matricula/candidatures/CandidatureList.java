package io.matricula.candidatures;

import io.matricula.contract.intra.model.UserCandidature;
import io.matricula.lists.ListRequest;
import io.matricula.lists.Listing;
import io.matricula.lists.Lists;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The list of candidatures. */
@Component
class CandidatureList {

    private static final Listing LISTING =
            Listing.of("user_candidatures", CandidatureField.class, "-created_at", "-id");

    private final Lists lists;
    private final CandidatureRepository candidatures;

    CandidatureList(Lists lists, CandidatureRepository candidatures) {
        lists.expect(LISTING);
        this.lists = lists;
        this.candidatures = candidatures;
    }

    ResponseEntity<List<UserCandidature>> page(ListRequest request) {
        return lists.page(LISTING, request, this::items);
    }

    private Map<Long, UserCandidature> items(List<Long> ids) {
        return candidatures.findAll(ids, CandidatureColumns::read).stream()
                .collect(Collectors.toMap(UserCandidature::getId, Function.identity()));
    }
}
