package io.matricula.client.cli;

import io.matricula.client.CallOptions;
import io.matricula.client.IntraClient;
import io.matricula.client.cli.PeopleCheck.Person;
import io.matricula.client.errors.BadRequestException;
import io.matricula.client.errors.ConflictException;
import io.matricula.client.errors.MatriculaException;
import io.matricula.client.errors.StatusException;
import io.matricula.client.errors.UnprocessableEntityException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Creates people, several at once, until all are done or nothing more can be done. */
final class ImportRun {

    private final IntraClient client;
    private final Results results;
    private final Pace pace;
    private final Runnable step;
    private final Iterator<Person> people;
    private final AtomicInteger created = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicReference<String> stopped = new AtomicReference<>();

    /** @param step is told of each line that is done */
    ImportRun(IntraClient client, Results results, Pace pace, List<Person> people, Runnable step) {
        this.client = client;
        this.results = results;
        this.pace = pace;
        this.people = people.iterator();
        this.step = step;
    }

    /** @param concurrency the most requests under way at once, from 1 */
    void run(int concurrency) {
        ExecutorService workers = Executors.newFixedThreadPool(concurrency);
        for (int worker = 0; worker < concurrency; worker++) {
            workers.execute(this::work);
        }
        workers.shutdown();
        try {
            while (!workers.awaitTermination(1, TimeUnit.HOURS)) {
                // as long as it takes
            }
        } catch (InterruptedException e) {
            stop("Interrupted.");
            Thread.currentThread().interrupt();
        }
    }

    /** Begins nobody more; those under way are finished. */
    void stop(String why) {
        stopped.compareAndSet(null, why);
    }

    private void work() {
        for (Person person = next(); person != null; person = next()) {
            pace.await();
            if (stopped.get() != null) {
                return;
            }
            try {
                create(person);
            } catch (MatriculaException e) {
                // without an answer, a token or a place under the rate limit the next line would fare no better
                stop("Line " + person.line() + ": " + e.getMessage() + ".");
            } catch (RuntimeException e) {
                // such as a disk that is full: what cannot be written down must not be done
                stop("Line " + person.line() + ": " + e + ".");
                throw e;
            }
        }
    }

    private Person next() {
        synchronized (people) {
            return stopped.get() == null && people.hasNext() ? people.next() : null;
        }
    }

    private void create(Person person) {
        CallOptions options = CallOptions.none().idempotencyKey(person.key()).onHeaders(pace::learn);
        try {
            results.created(person, client.with(options).users().createUser(person.user()));
            created.incrementAndGet();
        } catch (UnprocessableEntityException | BadRequestException | ConflictException e) {
            results.refused(person, reason(e));
            refused.incrementAndGet();
        }
        step.run();
    }

    private static String reason(StatusException refusal) {
        return refusal.words().isBlank() ? "Status " + refusal.status() : refusal.words();
    }

    int created() {
        return created.get();
    }

    int refused() {
        return refused.get();
    }

    /** Why it ended before all were done; null if it did not. */
    String stopped() {
        return stopped.get();
    }
}
