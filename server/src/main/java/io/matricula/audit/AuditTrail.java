package io.matricula.audit;

import io.matricula.database.WrittenRow;
import io.matricula.http.FirstAnswer;
import io.matricula.http.NoConnection;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Records every write, without a capability having to think of it: just before the first transaction of a writing request
 * commits, a row is added to it. A request that changed nothing is recorded when it is answered.
 */
@Component
class AuditTrail implements TransactionExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

    private static final int TOO_MANY_REQUESTS = 429;

    private final AuditRepository rows;
    private final Clock clock;

    AuditTrail(AuditRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        current()
                .filter(request -> !request.isRecorded())
                .ifPresent(request -> rows.insert(
                        request.write(WrittenRow.first(), request.expectedStatus(), clock), request::added));
    }

    @Override
    public void afterCommit(TransactionExecution transaction, Throwable failure) {
        current().ifPresent(failure == null ? AuditedRequest::committed : AuditedRequest::rolledBack);
    }

    @Override
    public void afterRollback(TransactionExecution transaction, Throwable failure) {
        current().ifPresent(AuditedRequest::rolledBack);
    }

    private static Optional<AuditedRequest> current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? AuditedRequest.of(attributes.getRequest())
                : Optional.empty();
    }

    /**
     * Records what became of a request, unless that is recorded already. Too many requests are not: whoever sends them
     * would fill the database. Neither is a request that got the answer of an earlier one: it wrote nothing.
     *
     * @param request any request
     * @param status of the answer
     */
    void answered(HttpServletRequest request, int status) {
        AuditedRequest audited = AuditedRequest.of(request).orElse(null);
        if (audited == null || status == TOO_MANY_REQUESTS || FirstAnswer.isReplayed(request)) {
            return;
        }
        if (NoConnection.isNoted(request)) {
            LOG.warn("A write that was answered with {} could not be recorded: there is no connection", status);
            return;
        }
        try {
            if (!audited.isRecorded()) {
                rows.insert(audited.write(Optional.empty(), status, clock), audited::added);
            } else if (status != audited.expectedStatus()) {
                rows.correct(audited.recorded(), status);
            }
        } catch (DataAccessException away) {
            LOG.warn("A write that was answered with {} could not be recorded: {}", status, away.getClass());
        }
    }
}
