package io.matricula.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sixteen writers at once: the keys of the database decide, and nobody sees a deadlock. */
class RacesTest extends UserTest {

    private static final int WRITERS = 16;

    private final ExecutorService pool = Executors.newFixedThreadPool(WRITERS);

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    @Test
    void givesEveryNamesakeALoginOfTheirOwn() throws Exception {
        List<Integer> statuses =
                atOnce(writer -> tutor.post("/v2/users", least("\"email\":\"namesake" + writer + "@example.org\""))
                        .status());
        assertThat(statuses).hasSize(WRITERS).containsOnly(201);
        assertThat(value("select count(distinct login) from users where last_name = 'Zappa'"))
                .isEqualTo("16");
    }

    @Test
    void letsOneHaveALogin() throws Exception {
        List<Integer> statuses = atOnce(writer -> tutor.post(
                        "/v2/users", least("\"login\":\"quentin\",\"email\":\"racer" + writer + "@example.org\""))
                .status());
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 422);
    }

    @Test
    void letsOneHaveAnAddress() throws Exception {
        List<Integer> statuses =
                atOnce(writer -> tutor.post("/v2/users", least("")).status());
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 422);
        assertThat(value("select count(*) from users where last_name = 'Zappa'"))
                .isEqualTo("1");
    }

    @Test
    void writesEveryUpdateOfOneUser() throws Exception {
        List<Integer> statuses = atOnce(writer ->
                tutor.patch("/v2/users/2", """
                        {"user":{"status":"s%d","cursus_id":"42","languages_users_attributes":[{"language_id":1}],
                         "user_candidature_attributes":{"pin":"%d"}}}""".formatted(writer, writer)).status());
        assertThat(statuses).contains(204).containsOnly(204, 422);
        assertThat(value("select count(*) from cursus_users where user_id = 2")).isEqualTo("2");
        assertThat(value("select count(*) from languages_users where user_id = 2 and language_id = 1"))
                .isEqualTo("1");
    }

    private List<Integer> atOnce(IntFunction<Integer> write) throws Exception {
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int number = writer;
            writers.add(() -> {
                start.await();
                return write.apply(number);
            });
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> written : pool.invokeAll(writers)) {
            statuses.add(written.get());
        }
        return statuses;
    }
}
