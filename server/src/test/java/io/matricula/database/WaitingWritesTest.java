package io.matricula.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.matricula.RoundTrips;
import io.matricula.ServerTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class WaitingWritesTest {

    private static final String ENROL = """
            insert into cursus_users (user_id, cursus_id, begin_at, grade, created_at, updated_at)
            values (:user, :cursus, :now, :grade, :now, :now)
            """;

    private static final String ADD_ONE = "update users set wallet = wallet + 1 where id = :user";

    private static final String HOSTILE =
            "'; delete from cursus_users; -- \" ` \\ \\' \\\\ %_ ? :user \0 \n\r\t \u001a é 日本 🛰️ ";

    @Autowired
    private WaitingWrites waiting;

    @Autowired
    private Transactions transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private HikariDataSource dataSource;

    @Test
    void areSentTogetherWithTheCommitBehindThem() {
        assertThat(sent(() -> transactions.inOne(() -> {
                    rename(1, "one");
                    addOne(1);
                    addOne(2);
                })))
                .containsExactly("update users; update users; update users", "COMMIT");
        assertThat(wallets()).containsExactly(1, 1);
    }

    @Test
    void arePreparedAsAnyOtherStatementIfThereIsOne() {
        assertThat(sent(() -> transactions.inOne(() -> addOne(1)))).containsExactly("update users", "COMMIT");
        assertThat(wallets()).containsExactly(1, 0);
    }

    @Test
    void keepTheirOrder() {
        transactions.inOne(() -> {
            rename(1, "first");
            rename(1, "second");
            rename(1, "third");
        });
        assertThat(firstName()).isEqualTo("third");
    }

    @Test
    void areSentBeforeWhateverIsAskedNext() {
        transactions.inOne(() -> {
            addOne(1);
            addOne(2);
            assertThat(wallets()).containsExactly(1, 1);
            addOne(2);
            assertThat(wallets()).containsExactly(1, 2);
        });
    }

    @Test
    void areSeenByNobodyElseBeforeTheCommit() {
        transactions.inOne(() -> {
            addOne(1);
            addOne(2);
            assertThat(wallets()).containsExactly(1, 1);
            assertThat(CompletableFuture.supplyAsync(this::wallets).join()).containsExactly(0, 0);
        });
    }

    @Test
    void tellTheIdOfANewRow() {
        List<Long> ids = new ArrayList<>();
        jdbc.sql("delete from cursus_users where user_id = 1").update();
        transactions.inOne(() -> {
            addOne(1);
            waiting.add(ENROL, enrolment(1, 1, "a"), ids::add);
            addOne(2);
            waiting.add(ENROL, enrolment(1, 2, "b"), ids::add);
        });
        assertThat(jdbc.sql("select id from cursus_users where user_id = 1 order by cursus_id")
                        .query(Long.class)
                        .list())
                .isEqualTo(ids)
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "users_login, update users set login = 'andre' where id = :user",
        "cursus_users_user_cursus, 'insert into cursus_users (user_id, cursus_id, begin_at, created_at, updated_at)"
                + " select user_id, cursus_id, now(3), now(3), now(3) from cursus_users where id = 7 or id = -:user'",
        "PRIMARY, 'insert into claimed_addresses (address, user_id)"
                + " select address, :user from claimed_addresses order by address limit 1'"
    })
    void areAllUndoneIfOneInTheirMiddleIsRefusedByAKeyThatIsNamed(String key, String refused) {
        DuplicateKeyException refusal = catchThrowableOfType(
                DuplicateKeyException.class,
                () -> transactions.inOne(() -> {
                    addOne(1);
                    waiting.add(refused, new MapSqlParameterSource("user", 1));
                    addOne(2);
                }));

        assertThat(UniqueKeys.violated(refusal)).contains(key);
        assertThat(wallets()).containsExactly(0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STRICT_TRANS_TABLES", "STRICT_TRANS_TABLES,NO_BACKSLASH_ESCAPES", "ANSI"})
    void bringTheDatabaseWhateverStringsHold(String mode) throws SQLException {
        String url = dataSource.getJdbcUrl()
                + "&allowMultiQueries=true&useServerPrepStmts=true&sessionVariables=sql_mode='" + mode + "'";
        try (Connection connection = WaitingConnection.of(
                DriverManager.getConnection(url, dataSource.getUsername(), dataSource.getPassword()))) {
            connection.setAutoCommit(false);
            WaitingConnection writes = connection.unwrap(WaitingConnection.class);
            for (long user : List.of(1L, 2L)) {
                writes.add(new WaitingWrites.Write(
                        "update users set first_name = ?, status = ? where id = ?",
                        List.of(HOSTILE, mode, user),
                        null));
            }
            connection.commit();
        }
        assertThat(jdbc.sql("select concat(first_name, status) from users where id in (1, 2)")
                        .query(String.class)
                        .list())
                .containsExactly(HOSTILE + mode, HOSTILE + mode);
    }

    @Test
    void bringTheDatabaseEveryKindOfParam() {
        LocalDateTime now = LocalDateTime.parse("2026-07-01T12:00:00.123");
        transactions.inOne(() -> {
            addOne(2);
            waiting.add(
                    "update users set wallet = :int, active = :boolean, status = :null, alumnized_at = :time where id = 1",
                    new MapSqlParameterSource()
                            .addValue("int", -5L)
                            .addValue("boolean", false)
                            .addValue("null", null)
                            .addValue("time", now));
        });
        assertThat(jdbc.sql("select wallet, active, status, alumnized_at from users where id = 1")
                        .query()
                        .singleRow()
                        .values())
                .containsExactly(-5, false, null, now);
    }

    @Test
    void areNotSentIfTheWorkThrows() {
        assertThat(sent(() -> assertThatThrownBy(() -> transactions.inOne(() -> {
                            addOne(1);
                            addOne(2);
                            throw new IllegalStateException("half done");
                        }))
                        .isInstanceOf(IllegalStateException.class)))
                .containsExactly("ROLLBACK");
        transactions.inOne(() -> addOne(2));
        assertThat(wallets()).containsExactly(0, 1);
    }

    @Test
    void areAllSentAgainWhenTheWorkIsDoneAgain() {
        AtomicInteger tries = new AtomicInteger();
        transactions.inOne(() -> {
            addOne(1);
            addOne(2);
            if (tries.incrementAndGet() == 1) {
                throw new CannotAcquireLockException("held");
            }
        });
        assertThat(wallets()).containsExactly(1, 1);
    }

    @Test
    void areAllSentAgainWhenTheyMeetADeadlock() {
        CyclicBarrier bothHoldTheirFirst = new CyclicBarrier(2);
        AtomicInteger tries = new AtomicInteger();
        CompletableFuture<Void> oneWay = CompletableFuture.runAsync(() -> addOne(1, 2, bothHoldTheirFirst, tries));
        CompletableFuture<Void> otherWay = CompletableFuture.runAsync(() -> addOne(2, 1, bothHoldTheirFirst, tries));
        CompletableFuture.allOf(oneWay, otherWay).join();

        assertThat(tries).hasValue(3);
        assertThat(wallets()).containsExactly(2, 2);
    }

    @Test
    void belongToTheTransactionAround() {
        assertThatThrownBy(() -> transactions.inOne(() -> {
                    addOne(1);
                    transactions.inOne(() -> addOne(2));
                    throw new IllegalStateException("half done");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(wallets()).containsExactly(0, 0);

        assertThat(sent(() -> transactions.inOne(() -> {
                    addOne(1);
                    transactions.inOne(() -> addOne(2));
                })))
                .containsExactly("update users; update users", "COMMIT");
        assertThat(wallets()).containsExactly(1, 1);
    }

    @Test
    void areDoneAtOnceWithoutATransaction() {
        addOne(1);
        assertThat(wallets()).containsExactly(1, 0);
        transactions.onOneConnection(() -> {
            addOne(2);
            assertThat(CompletableFuture.supplyAsync(this::wallets).join()).containsExactly(1, 1);
            return null;
        });
    }

    @Test
    void tellThatTheConnectionWasLost() {
        assertThatThrownBy(() -> transactions.inOne(() -> {
                    long connection =
                            jdbc.sql("select connection_id()").query(Long.class).single();
                    addOne(1);
                    addOne(2);
                    CompletableFuture.runAsync(
                                    () -> jdbc.sql("kill " + connection).update())
                            .join();
                }))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(wallets()).containsExactly(0, 0);
    }

    @Test
    void areTheOnlyOnesThatMayBeSeveralInOne() {
        assertThatThrownBy(() -> jdbc.sql("select 1; select 2").query().listOfRows())
                .rootCause()
                .hasMessageContaining("SQL syntax");
    }

    private void addOne(long first, long second, CyclicBarrier bothHoldTheirFirst, AtomicInteger tries) {
        boolean[] again = {false};
        transactions.inOne(() -> {
            tries.incrementAndGet();
            addOne(first);
            wallets();
            if (!again[0]) {
                again[0] = true;
                pass(bothHoldTheirFirst);
            }
            rename(second, "first");
            addOne(second);
        });
    }

    private static void pass(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is sent by a thread that answers requests, as far as its name tells. */
    private static List<String> sent(Runnable work) {
        return RoundTrips.of(() -> {
            FutureTask<Void> done = new FutureTask<>(work, null);
            new Thread(done, "http-like").start();
            try {
                done.get();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void addOne(long user) {
        waiting.add(ADD_ONE, new MapSqlParameterSource("user", user));
    }

    private void rename(long user, String name) {
        waiting.add(
                "update users set first_name = :name where id = :user",
                new MapSqlParameterSource("user", user).addValue("name", name));
    }

    private static MapSqlParameterSource enrolment(long user, long cursus, String grade) {
        return new MapSqlParameterSource("user", user)
                .addValue("cursus", cursus)
                .addValue("grade", grade)
                .addValue("now", LocalDateTime.parse("2026-07-01T12:00:00"));
    }

    private List<Integer> wallets() {
        return jdbc.sql("select wallet from users where id in (1, 2) order by id")
                .query(Integer.class)
                .list();
    }

    private String firstName() {
        return jdbc.sql("select first_name from users where id = 1")
                .query(String.class)
                .single();
    }
}
