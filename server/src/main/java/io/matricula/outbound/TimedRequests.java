package io.matricula.outbound;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

/**
 * Makes requests that end. The timeouts of a client are for the connection and for each read: who sends a byte a second
 * would keep us for ever.
 */
final class TimedRequests extends HttpComponentsClientHttpRequestFactory {

    private final Duration longest;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "outbound-timeouts");
        thread.setDaemon(true);
        return thread;
    });

    TimedRequests(HttpClient client, Duration longest) {
        super(client);
        this.longest = longest;
    }

    @Override
    protected void postProcessHttpRequest(ClassicHttpRequest request) {
        Cancellable started = (Cancellable) request;
        watch.schedule(started::cancel, longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() throws Exception {
        watch.shutdownNow();
        super.destroy();
    }
}
