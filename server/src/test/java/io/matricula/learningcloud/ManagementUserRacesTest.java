package io.matricula.learningcloud;

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

/** Eight callers at once: the keys of the database decide, and whoever is too late is told what was taken. */
class ManagementUserRacesTest extends CloudTest {

    private static final int CALLERS = 8;

    private final ExecutorService pool = Executors.newFixedThreadPool(CALLERS);

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    @Test
    void letsOneHaveAUsername() throws Exception {
        assertThat(atOnce(caller -> create("\"email\":\"o" + caller + "@example.org\"")))
                .containsOnlyOnce(200)
                .containsOnly(200, 400);
    }

    @Test
    void letsOneHaveAnAddress() throws Exception {
        assertThat(atOnce(caller -> create("\"username\":\"oliver" + caller + "\"")))
                .containsOnlyOnce(200)
                .containsOnly(200, 400);
    }

    @Test
    void letsOneHaveAnExternalId() throws Exception {
        assertThat(atOnce(caller -> create("\"username\":\"oliver" + caller + "\",\"email\":\"o" + caller
                        + "@example.org\",\"externalId\":\"parish-boy-1\"")))
                .containsOnlyOnce(200)
                .containsOnly(200, 400);
    }

    @Test
    void writesEveryUpdateOfOneUserAndDeletesItOnce() throws Exception {
        assertThat(atOnce(caller -> update("\"aboutMe\":\"" + caller + "\"").status()))
                .containsOnly(200);
        assertThat(atOnce(caller -> send("DELETE", REST_USER, null).status()))
                .containsOnlyOnce(200)
                .containsOnly(200, 404);
    }

    private int create(String fields) {
        return send("POST", USERS, with(OLIVER, fields)).status();
    }

    private List<Integer> atOnce(IntFunction<Integer> call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        List<Callable<Integer>> callers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            int number = caller;
            callers.add(() -> {
                start.await();
                return call.apply(number);
            });
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> called : pool.invokeAll(callers)) {
            statuses.add(called.get());
        }
        return statuses;
    }
}
