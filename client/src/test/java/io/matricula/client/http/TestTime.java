package io.matricula.client.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A clock that stands still but for the waits, which are over at once and are remembered. */
public final class TestTime extends Clock implements Sleeper {

    private final List<Duration> waits = new ArrayList<>();
    private Instant now;

    public TestTime(Instant now) {
        this.now = now;
    }

    @Override
    public synchronized CompletableFuture<Void> sleep(Duration wait) {
        waits.add(wait);
        pass(wait);
        return CompletableFuture.completedFuture(null);
    }

    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    public synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
