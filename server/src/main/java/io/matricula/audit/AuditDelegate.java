package io.matricula.audit;

import io.matricula.contract.operations.api.AuditApiDelegate;
import io.matricula.contract.operations.model.AuditEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

@Component
class AuditDelegate implements AuditApiDelegate {

    private final AuditList list;

    AuditDelegate(AuditList list) {
        this.list = list;
    }

    @Override
    public ResponseEntity<List<AuditEntry>> listAudit(
            String actor, String operation, String record, String requestId, Integer page, Integer perPage) {
        Map<String, String> filter = new LinkedHashMap<>();
        filter.put("actor", actor);
        filter.put("operation", operation);
        filter.put("record", record);
        filter.put("request_id", requestId);
        filter.values().removeIf(value -> value == null || value.isBlank());
        return list.page(filter);
    }
}
