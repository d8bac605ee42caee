package io.matricula.audit;

import io.matricula.audit.AuditRepository.Stored;
import io.matricula.contract.operations.model.AuditActor;
import io.matricula.contract.operations.model.AuditActorKind;
import io.matricula.contract.operations.model.AuditEntry;
import io.matricula.contract.operations.model.AuditOutcome;
import io.matricula.lists.ListRequestReader;
import io.matricula.lists.Listing;
import io.matricula.lists.Lists;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The list of the audit trail, the latest first. */
@Component
class AuditList {

    private static final Listing LISTING =
            Listing.of("audit", AuditField.class, "-id").appendedTo();

    private final Lists lists;
    private final ListRequestReader requests;
    private final AuditRepository rows;
    private final HttpServletRequest request;

    AuditList(Lists lists, ListRequestReader requests, AuditRepository rows, HttpServletRequest request) {
        lists.expect(LISTING);
        this.lists = lists;
        this.requests = requests;
        this.rows = rows;
        this.request = request;
    }

    /**
     * Answers with the page that the current request asks for.
     *
     * @param filter the values that entries must have, by field
     * @return 200 with the headers of a list
     */
    ResponseEntity<List<AuditEntry>> page(Map<String, String> filter) {
        try {
            return lists.page(LISTING, requests.of(request).filteredBy(filter), this::entries);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private Map<Long, AuditEntry> entries(List<Long> ids) {
        return rows.findAll(ids).stream().collect(Collectors.toMap(Stored::id, AuditList::entry));
    }

    private static AuditEntry entry(Stored stored) {
        return new AuditEntry()
                .id(stored.id())
                .createdAt(stored.createdAt())
                .actor(new AuditActor()
                        .kind(AuditActorKind.fromValue(stored.actorKind()))
                        .name(stored.actor()))
                .operation(stored.operation())
                .record(stored.record())
                .changed(stored.changed())
                .outcome(AuditOutcome.fromValue(stored.outcome()))
                .status(stored.status())
                .requestId(stored.requestId());
    }
}
