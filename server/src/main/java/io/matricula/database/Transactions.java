package io.matricula.database;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Work that is done wholly or not at all. */
@Component
public class Transactions {

    private final TransactionTemplate transaction;
    private final TransactionTemplate connection;
    private final RetryTemplate retry = new RetryTemplate(RetryPolicy.builder()
            .includes(PessimisticLockingFailureException.class)
            // many who insert one key at once meet deadlocks until the first of them has committed
            .maxRetries(16)
            .timeout(Duration.ofSeconds(30))
            .delay(Duration.ofMillis(20))
            .jitter(Duration.ofMillis(15))
            .multiplier(2)
            .maxDelay(Duration.ofMillis(400))
            .build());

    Transactions(PlatformTransactionManager manager) {
        this.transaction = new TransactionTemplate(manager);
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.connection = new TransactionTemplate(manager);
        this.connection.setPropagationBehavior(TransactionDefinition.PROPAGATION_SUPPORTS);
    }

    /**
     * Sends several statements on one connection, in no transaction: each sees what is committed when it is made, and a
     * write is committed at once. Within a transaction they become part of that one.
     *
     * @return what the statements return
     * @throws RuntimeException what the statements throw; those before stay
     */
    public <T> T onOneConnection(Supplier<T> statements) {
        return connection.execute(status -> statements.get());
    }

    /**
     * Does the work in one transaction, READ COMMITTED, and commits it. Within a transaction it becomes part of that
     * one. If the database chose it as the victim of a deadlock, or a lock did not come in time, everything is done
     * again from the start, up to sixteen times and for half a minute: so the work must have no effect but on the
     * database.
     *
     * @return what the work returns
     * @throws RuntimeException what the work throws; nothing is written then
     * @throws PessimisticLockingFailureException if the last try met a lock as well
     * @throws DataAccessResourceFailureException if the connection was lost in the commit: what was done may be there
     */
    public <T> T inOne(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return transaction.execute(status -> work.get());
        }
        try {
            return retry.invoke(() -> inANewOne(work));
        } finally {
            WrittenRow.forget();
        }
    }

    private <T> T inANewOne(Supplier<T> work) {
        try {
            return transaction.execute(status -> {
                WrittenRow.forget();
                return work.get();
            });
        } catch (TransactionSystemException notRolledBack) {
            // a rollback fails with its connection, as did the work, and then only the failure of the work tells that;
            // or as did the commit, of which nothing is told
            if (notRolledBack.getApplicationException() instanceof RuntimeException ofTheWork) {
                throw ofTheWork;
            }
            throw new DataAccessResourceFailureException("The connection was lost in the commit", notRolledBack);
        }
    }

    /** As {@link #inOne(Supplier)}, for work that returns nothing. */
    public void inOne(Runnable work) {
        inOne(() -> {
            work.run();
            return null;
        });
    }
}
