package io.matricula.audit;

import io.matricula.access.Caller;
import io.matricula.access.Operation;
import io.matricula.audit.AuditRepository.Write;
import io.matricula.http.HeadersFilter;
import io.matricula.http.SentParams;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.servlet.HandlerMapping;

/** A request that writes, or wanted to, and what is recorded of it so far. */
final class AuditedRequest {

    private static final String ATTRIBUTE = AuditedRequest.class.getName();

    private final HttpServletRequest request;
    private final Operation operation;
    private final Caller caller;

    /** The row that the open transaction has added. */
    private Long pending;

    /** The row that was committed. */
    private Long recorded;

    private AuditedRequest(HttpServletRequest request, Operation operation, Caller caller) {
        this.request = request;
        this.operation = operation;
        this.caller = caller;
    }

    /**
     * What is recorded of a request.
     *
     * @param request the request
     * @return the same object each time; empty if the request only reads, or if nobody knows who sent it
     */
    static Optional<AuditedRequest> of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof AuditedRequest audited) {
            return Optional.of(audited);
        }
        Optional<AuditedRequest> audited = Operation.of(request)
                .filter(Operation::isWrite)
                .flatMap(operation -> Caller.of(request).map(caller -> new AuditedRequest(request, operation, caller)));
        audited.ifPresent(found -> request.setAttribute(ATTRIBUTE, found));
        return audited;
    }

    boolean isRecorded() {
        return recorded != null;
    }

    Long recorded() {
        return recorded;
    }

    void added(long row) {
        pending = row;
    }

    void committed() {
        recorded = recorded == null ? pending : recorded;
        pending = null;
    }

    void rolledBack() {
        pending = null;
    }

    int expectedStatus() {
        return operation.success();
    }

    /**
     * What to record.
     *
     * @param written the id of the row that was written; empty to take it from the path
     * @param status of the answer
     * @param clock tells when
     * @return the row
     */
    Write write(Optional<Long> written, int status, Clock clock) {
        boolean person = caller.resourceOwnerId() != null;
        String kind = caller.kind() == Caller.Kind.CLOUD ? "cloud_token" : person ? "person" : "application";
        return new Write(
                OffsetDateTime.now(clock),
                kind,
                caller.name(),
                caller.resourceOwnerId(),
                operation.id(),
                written.map(String::valueOf).or(this::idOfPath).orElse(null),
                Outcome.of(status) == Outcome.DONE ? changed() : List.of(),
                status,
                (String) request.getAttribute(HeadersFilter.REQUEST_ID));
    }

    private Optional<String> idOfPath() {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? Optional.ofNullable((String) variables.get("id")).filter(id -> id.matches("\\d{1,18}"))
                : Optional.empty();
    }

    /** As each of the two APIs writes the names of its params; learningCloud's keys of roles are values. */
    private List<String> changed() {
        return SentParams.of(request).stream()
                .map(caller.kind() == Caller.Kind.CLOUD ? AuditedRequest::dotted : AuditedRequest::bracketed)
                .distinct()
                .toList();
    }

    private static String dotted(List<String> keys) {
        return String.join(".", keys.subList(0, Math.min(2, keys.size())));
    }

    private static String bracketed(List<String> keys) {
        return keys.size() == 1
                ? keys.get(0)
                : keys.get(0) + "[" + String.join("][", keys.subList(1, keys.size())) + "]";
    }
}
