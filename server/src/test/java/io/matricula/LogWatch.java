package io.matricula;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * While a test runs, everything is logged at debug level, into memory; afterwards nothing {@link Confidential} that any
 * client sent or got may stand in a line. The console shows what it would have shown without.
 */
final class LogWatch implements BeforeEachCallback, AfterEachCallback {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private static final Logger OURS = (Logger) LoggerFactory.getLogger("io.matricula");

    /** Of the tests, not of the server: a mail server, and readers of JSON. */
    private static final List<String> NOT_OF_THE_SERVER =
            List.of("com.icegreen.", "com.jayway.", "com.atlassian.", "io.swagger.", "org.springframework.test.");

    private static final int MAX_CHARACTERS = 16 * 1024 * 1024;

    private static final Memory MEMORY = new Memory();

    @Override
    public void beforeEach(ExtensionContext test) {
        // Spring Boot sets both levels anew for each context that it starts
        ROOT.setLevel(Level.DEBUG);
        OURS.setLevel(Level.DEBUG);
        if (!ROOT.isAttached(MEMORY)) {
            MEMORY.start();
            consoles().forEach(console -> console.addFilter(new Quiet()));
            ROOT.addAppender(MEMORY);
        }
        Confidential.forget();
        MEMORY.forget(Thread.currentThread().getName());
    }

    private static List<Appender<ILoggingEvent>> consoles() {
        List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
        for (Iterator<Appender<ILoggingEvent>> all = ROOT.iteratorForAppenders(); all.hasNext(); ) {
            appenders.add(all.next());
        }
        return appenders;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Set<String> found = MEMORY.linesThatTell();
        if (!found.isEmpty()) {
            throw new AssertionError("The log holds what was confidential:\n" + String.join("\n", found));
        }
    }

    /** Keeps lines until there are too many; those are searched before they are let go. */
    private static final class Memory extends AppenderBase<ILoggingEvent> {

        private final List<String> lines = new ArrayList<>();
        private final Set<String> telling = new TreeSet<>();
        private long characters;
        private String threadOfTheTest;

        @Override
        protected synchronized void append(ILoggingEvent event) {
            if (isOfTheServer(event)) {
                String line = event.getLoggerName() + " " + event.getFormattedMessage() + " "
                        + event.getMDCPropertyMap() + causes(event.getThrowableProxy());
                lines.add(line);
                characters += line.length();
                if (characters > MAX_CHARACTERS) {
                    search();
                }
            }
        }

        /** The servers that tests put up for ours to call work in threads of the JDK's own server. */
        private boolean isOfTheServer(ILoggingEvent event) {
            return !event.getThreadName().equals(threadOfTheTest)
                    && !event.getThreadName().equals("HTTP-Dispatcher")
                    && NOT_OF_THE_SERVER.stream().noneMatch(event.getLoggerName()::startsWith);
        }

        private static String causes(IThrowableProxy failure) {
            return failure == null ? "" : " " + failure.getMessage() + causes(failure.getCause());
        }

        synchronized void forget(String nextThread) {
            threadOfTheTest = nextThread;
            lines.clear();
            telling.clear();
            characters = 0;
        }

        synchronized Set<String> linesThatTell() {
            search();
            return new TreeSet<>(telling);
        }

        private void search() {
            Set<String> secrets = Confidential.all();
            telling.addAll(lines.stream()
                    .filter(line -> secrets.stream().anyMatch(line::contains))
                    .map(line ->
                            secrets.stream().filter(line::contains).collect(Collectors.joining(", ")) + " in: " + line)
                    .collect(Collectors.toSet()));
            lines.clear();
            characters = 0;
        }
    }

    /** What application.yaml lets through. */
    private static final class Quiet extends Filter<ILoggingEvent> {

        @Override
        public FilterReply decide(ILoggingEvent event) {
            boolean shown = event.getLevel().isGreaterOrEqual(Level.WARN)
                    || event.getLevel() == Level.INFO && event.getLoggerName().startsWith("io.matricula");
            return shown ? FilterReply.NEUTRAL : FilterReply.DENY;
        }
    }
}
