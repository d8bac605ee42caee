package io.matricula.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.matricula.ServerTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@ServerTest
class TransactionsTest {

    @Autowired
    private Transactions transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private HikariDataSource dataSource;

    @Test
    void retriesADeadlock() {
        CyclicBarrier bothHoldTheirFirst = new CyclicBarrier(2);
        AtomicInteger tries = new AtomicInteger();

        CompletableFuture<Void> oneWay = CompletableFuture.runAsync(() -> addOne(1, 2, bothHoldTheirFirst, tries));
        CompletableFuture<Void> otherWay = CompletableFuture.runAsync(() -> addOne(2, 1, bothHoldTheirFirst, tries));
        CompletableFuture.allOf(oneWay, otherWay).join();

        assertThat(tries).hasValue(3);
        assertThat(wallets()).containsExactly(2, 2);
    }

    @Test
    void triesAgainWhenALockDoesNotCome() {
        CyclicBarrier meeting = new CyclicBarrier(2);
        AtomicInteger tries = new AtomicInteger();
        CompletableFuture<Void> holder = CompletableFuture.runAsync(() -> transactions.inOne(() -> {
            addOne(1);
            pass(meeting);
            pass(meeting);
        }));
        pass(meeting);

        transactions.inOne(() -> {
            if (tries.incrementAndGet() == 2) {
                pass(meeting);
                holder.join();
            }
            jdbc.sql("select wallet from users where id = 1 for update nowait")
                    .query(Integer.class)
                    .single();
            addOne(1);
        });

        assertThat(tries).hasValue(2);
        assertThat(wallets()).containsExactly(2, 0);
    }

    @Test
    void tellsThatTheConnectionWasLostThoughTheRollbackFailsToo() {
        assertThatThrownBy(() -> transactions.inOne(() -> {
                    loseTheConnection();
                    addOne(1);
                }))
                .isInstanceOf(RecoverableDataAccessException.class);
    }

    @Test
    void tellsThatTheConnectionWasLostWhenItCommits() {
        assertThatThrownBy(() -> transactions.inOne(() -> {
                    addOne(1);
                    loseTheConnection();
                }))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(wallets()).containsExactly(0, 0);
    }

    private void loseTheConnection() {
        long connection = value("select connection_id()");
        CompletableFuture.runAsync(() -> jdbc.sql("kill " + connection).update())
                .join();
    }

    @Test
    void givesUpWhenEveryTryMeetsALock() {
        AtomicInteger tries = new AtomicInteger();

        assertThatThrownBy(() -> transactions.inOne(() -> {
                    tries.incrementAndGet();
                    throw new CannotAcquireLockException("held");
                }))
                .isInstanceOf(CannotAcquireLockException.class)
                .hasMessage("held");
        assertThat(tries).hasValue(17);
    }

    @Test
    void writesNothingOfWorkThatFails() {
        assertThatThrownBy(() -> transactions.inOne(() -> {
                    addOne(1);
                    throw new IllegalStateException("half done");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(wallets()).containsExactly(0, 0);
    }

    @Test
    void belongsToTheTransactionAround() {
        assertThatThrownBy(() -> transactions.inOne(() -> {
                    transactions.inOne(() -> addOne(1));
                    throw new IllegalStateException("half done");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(wallets()).containsExactly(0, 0);
    }

    @Test
    void readsWhatOthersCommittedMeanwhile() {
        transactions.inOne(() -> {
            assertThat(wallets()).containsExactly(0, 0);
            CompletableFuture.runAsync(() -> addOne(1)).join();
            assertThat(wallets()).containsExactly(1, 0);
        });
    }

    @Test
    void keepsTheConnectionForSeveralReads() {
        List<Integer> after = transactions.onOneConnection(() -> {
            assertThat(wallets()).containsExactly(0, 0);
            CompletableFuture.runAsync(() -> addOne(1)).join();
            assertThat(TransactionSynchronizationManager.hasResource(dataSource))
                    .isTrue();
            return wallets();
        });

        assertThat(after).containsExactly(1, 0);
        assertThat(TransactionSynchronizationManager.hasResource(dataSource)).isFalse();
    }

    @Test
    void neverSwitchesAutocommitOfAConnection() {
        Map<Long, Integer> switches = new HashMap<>();
        for (int transaction = 0; transaction < 2 * dataSource.getMaximumPoolSize(); transaction++) {
            transactions.inOne(() -> {
                assertThat(value("select @@autocommit")).isZero();
                int now = jdbc.sql("show session status like 'Com_set_option'")
                        .query((row, number) -> row.getInt(2))
                        .single();
                assertThat(switches.merge(value("select connection_id()"), now, Math::min))
                        .isEqualTo(now);
            });
        }
        assertThat(value("select @@autocommit")).isEqualTo(1);
    }

    private long value(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }

    private void addOne(long first, long second, CyclicBarrier bothHoldTheirFirst, AtomicInteger tries) {
        boolean[] again = {false};
        transactions.inOne(() -> {
            tries.incrementAndGet();
            addOne(first);
            if (!again[0]) {
                again[0] = true;
                pass(bothHoldTheirFirst);
            }
            addOne(second);
        });
    }

    private void addOne(long user) {
        jdbc.sql("update users set wallet = wallet + 1 where id = :user")
                .param("user", user)
                .update();
    }

    private List<Integer> wallets() {
        return jdbc.sql("select wallet from users where id in (1, 2) order by id")
                .query(Integer.class)
                .list();
    }

    private static void pass(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
