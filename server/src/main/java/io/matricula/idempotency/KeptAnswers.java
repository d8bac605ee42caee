package io.matricula.idempotency;

import io.matricula.http.FirstAnswer;
import io.matricula.http.RefusedException;
import io.matricula.idempotency.KeyRepository.Stored;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what a request with a key is answered: just before the transaction of its write commits, the answer is added to
 * it. So there is an answer if and only if there is the write, whenever this server ends.
 */
@Component
class KeptAnswers implements TransactionExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(KeptAnswers.class);

    /** How long an answer is given again. */
    static final Duration LIFETIME = Duration.ofHours(24);

    private static final int OLD_ANSWERS_AT_ONCE = 1000;

    private final KeyRepository rows;
    private final JsonMapper json;
    private final Clock clock;

    KeptAnswers(KeyRepository rows, JsonMapper json, Clock clock) {
        this.rows = rows;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The answer that was given to a key.
     *
     * @param id of the key
     * @return empty if none was in the last 24 hours
     */
    Optional<Stored> find(String id) {
        Optional<Stored> found = rows.find(id);
        Optional<Stored> old = found.filter(answer -> answer.createdAt().isBefore(oldest()));
        old.ifPresent(answer -> rows.delete(id, answer));
        return old.isPresent() ? Optional.empty() : found;
    }

    /** Removes what is older than 24 hours. */
    void forgetOld() {
        while (rows.deleteBefore(oldest(), OLD_ANSWERS_AT_ONCE) == OLD_ANSWERS_AT_ONCE) {
            // there may be more
        }
    }

    private OffsetDateTime oldest() {
        return OffsetDateTime.now(clock).minus(LIFETIME);
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        KeyedRequest.current()
                .ifPresent(request -> FirstAnswer.of(request).ifPresent(answer -> keep(keyed(request), answer)));
    }

    private void keep(KeyedRequest request, ResponseEntity<?> answer) {
        if (request.isStored()) {
            return;
        }
        URI location = answer.getHeaders().getLocation();
        Stored row = new Stored(
                request.fingerprint(),
                answer.getStatusCode().value(),
                location == null ? null : location.toString(),
                json.writeValueAsString(answer.getBody()),
                OffsetDateTime.now(clock));
        try {
            rows.insert(request.id(), row);
        } catch (DuplicateKeyException meanwhile) {
            throw inProgress();
        }
        request.added();
    }

    @Override
    public void afterCommit(TransactionExecution transaction, Throwable failure) {
        if (failure != null) {
            afterRollback(transaction, failure);
        } else {
            KeyedRequest.current().ifPresent(request -> keyed(request).committed());
        }
    }

    @Override
    public void afterRollback(TransactionExecution transaction, Throwable failure) {
        KeyedRequest.current().ifPresent(request -> {
            keyed(request).rolledBack();
            FirstAnswer.forget(request);
        });
    }

    /**
     * Keeps another body than the one that was kept with the write. The write is done: if this fails, the first one stays.
     *
     * @param request whose answer is stored
     * @param body what it is really answered
     */
    void replace(KeyedRequest request, Object body) {
        try {
            rows.replace(request.id(), json.writeValueAsString(body));
        } catch (DataAccessException away) {
            LOG.warn("What a request was answered could not be kept for its Idempotency-Key: {}", away.getClass());
        }
    }

    private static KeyedRequest keyed(HttpServletRequest request) {
        return KeyedRequest.of(request).orElseThrow();
    }

    /**
     * The refusal of a request while another with its key is served, here or by another server.
     *
     * @return 409
     */
    static RefusedException inProgress() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "1");
        return new RefusedException(
                HttpStatus.CONFLICT, "Conflict", "A request with this Idempotency-Key is still being served", headers);
    }
}
