package io.matricula.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.matricula.TestClient;
import io.matricula.TestClient.Answer;
import io.matricula.faults.Writer.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Eight clients that write at the same time, and what they know. They speak to one server after the other, and go on until
 * {@link #finish} or, after {@link #giveUpWhenUnanswered}, until nobody answers.
 */
final class Writers implements AutoCloseable {

    private static final int CLIENTS = 8;
    private static final Duration AT_MOST = Duration.ofMinutes(3);

    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private final List<Writer> writers = new ArrayList<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final Queue<Duration> refusals = new ConcurrentLinkedQueue<>();
    private final Set<Thread> refused = ConcurrentHashMap.newKeySet();
    private volatile TestClient client;
    private volatile boolean ending;
    private volatile boolean givingUp;

    /** Writers that speak to this server, and have begun. */
    Writers(ServerProcess server, Random dice) {
        speakTo(server);
        for (int number = 0; number < CLIENTS; number++) {
            writers.add(new Writer("writer" + number, this, new Random(dice.nextLong())));
        }
        writers.forEach(threads::execute);
    }

    /** From now on to this one, which has the data of the one before. */
    void speakTo(ServerProcess server) {
        client = server.as("sandbox-advanced-tutor");
    }

    TestClient client() {
        return client;
    }

    boolean areEnding() {
        return ending;
    }

    /** Waits for a number of acknowledged writes more than there are. */
    void awaitMore(int writes) {
        int enough = acknowledged.get() + writes;
        await().atMost(AT_MOST).pollInterval(Duration.ofMillis(5)).until(() -> {
            assertThat(failures).isEmpty();
            return acknowledged.get() >= enough;
        });
    }

    /** Waits until each of the clients was refused with 503 once more. */
    void awaitRefusalOfEach() {
        refused.clear();
        await().atMost(AT_MOST).pollInterval(Duration.ofMillis(5)).until(() -> refused.size() == CLIENTS);
    }

    /** The longest that a request took until it was refused with 503. */
    Duration slowestRefusal() {
        return refusals.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    /** Sends a request; a refusal must say when to come again. */
    Answer observed(Supplier<Answer> request) {
        long began = System.nanoTime();
        Answer answer = request.get();
        if (answer.status() == 503) {
            refusals.add(Duration.ofNanos(System.nanoTime() - began));
            refused.add(Thread.currentThread());
            assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
        }
        return answer;
    }

    void acknowledged() {
        acknowledged.incrementAndGet();
    }

    void failed(Throwable failure) {
        failures.add(failure);
    }

    /**
     * Nobody answered that client: waits for another server.
     *
     * @return false if the write is to be given up instead
     */
    boolean isThereAnother(TestClient unanswered) {
        if (!givingUp) {
            await().atMost(AT_MOST).until(() -> client != unanswered);
        }
        return !givingUp;
    }

    /** From now on a writer ends as soon as it gets no answer; what it asked for last must not have been done then. */
    void giveUpWhenUnanswered() {
        givingUp = true;
    }

    /** Lets each finish its write, and waits for that. Fails if one met anything but an answer, a refusal or silence. */
    void finish() {
        ending = true;
        awaitEnd();
    }

    /** Waits until all have ended. */
    void awaitEnd() {
        threads.shutdown();
        await().atMost(AT_MOST).until(threads::isTerminated);
        failures.forEach(Throwable::printStackTrace);
        assertThat(failures).isEmpty();
        System.out.println(
                acknowledged + " acknowledged, " + refusals.size() + " refused, each within " + slowestRefusal());
    }

    /** Everybody whose creation was acknowledged. */
    List<Person> people() {
        return writers.stream().flatMap(writer -> writer.people().stream()).toList();
    }

    @Override
    public void close() {
        ending = true;
        givingUp = true;
        threads.shutdownNow();
    }
}
