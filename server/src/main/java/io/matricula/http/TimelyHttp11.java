package io.matricula.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's HTTP/1.1 for requests that arrive in time. Tomcat limits each wait for the next bytes but not their sum: who
 * sends a byte now and then would keep a connection for ever, and with a body that does not end a thread as well. Made by
 * Tomcat, from its name.
 */
public final class TimelyHttp11 extends Http11NioProtocol {

    private static final long LOOK_MILLIS = 250;
    private static final Duration WHILE_ALL_THREADS_ARE_BUSY = Duration.ofSeconds(1);

    private final Set<Receiver> receivers = ConcurrentHashMap.newKeySet();
    private Duration limit = Duration.ofSeconds(20);
    private ScheduledFuture<?> watch;

    /**
     * How long a request may take to arrive, from its first byte to the last of its body. While no thread is left for
     * other requests it is a second.
     *
     * @param limit set before the start
     */
    void limit(Duration limit) {
        this.limit = limit;
    }

    @Override
    protected Processor createProcessor() {
        return new Receiver();
    }

    @Override
    public void start() throws Exception {
        super.start();
        watch = getUtilityExecutor()
                .scheduleWithFixedDelay(this::endTheLate, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws Exception {
        watch.cancel(false);
        super.stop();
    }

    private void endTheLate() {
        boolean isBusy = getEndpoint().getCurrentThreadsBusy() >= getMaxThreads();
        Duration most = isBusy && WHILE_ALL_THREADS_ARE_BUSY.compareTo(limit) < 0 ? WHILE_ALL_THREADS_ARE_BUSY : limit;
        long latest = System.nanoTime() - most.toNanos();
        receivers.forEach(receiver -> receiver.endIfBegunBefore(latest));
    }

    private final class Receiver extends Http11Processor {

        private volatile SocketWrapperBase<?> connection;
        private volatile boolean isWaitingForItsHead;

        Receiver() {
            super(TimelyHttp11.this, TimelyHttp11.this.getAdapter());
        }

        @Override
        public SocketState service(SocketWrapperBase<?> socket) throws IOException {
            connection = socket;
            isWaitingForItsHead = false;
            receivers.add(this);
            SocketState state = SocketState.CLOSED;
            try {
                state = super.service(socket);
                return state;
            } finally {
                isWaitingForItsHead = state == SocketState.LONG && !isAsync();
                if (!isWaitingForItsHead) {
                    receivers.remove(this);
                }
            }
        }

        void endIfBegunBefore(long latest) {
            long began = getRequest().getStartTimeNanos();
            if (connection.isClosed()) {
                receivers.remove(this);
            } else if (began >= 0 && began < latest && isReceiving()) {
                endInput();
            }
        }

        private boolean isReceiving() {
            int stage = getRequest().getRequestProcessor().getStage();
            return isWaitingForItsHead
                    || stage <= Constants.STAGE_PREPARE
                    || stage <= Constants.STAGE_ENDINPUT && !isRequestBodyFullyRead();
        }

        /** As if the client had gone: closing is left to the thread that has the connection, which wakes up by this. */
        private void endInput() {
            try {
                if (connection.getSocket() instanceof NioChannel channel) {
                    channel.getIOChannel().shutdownInput();
                }
            } catch (IOException gone) {
                receivers.remove(this);
            }
        }
    }
}
