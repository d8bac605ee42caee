package io.matricula.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoggedTest {

    // held, as the log manager holds loggers weakly
    private static final Logger LOGGER = Logger.getLogger("io.matricula.client");

    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(MessageFormat.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    private final TestTime time = new TestTime(Instant.parse("2026-11-22T10:00:00Z"));
    private final ScriptedExchange server = new ScriptedExchange();

    @BeforeEach
    void listen() {
        LOGGER.setLevel(Level.FINE);
        LOGGER.setUseParentHandlers(false);
        handler.setLevel(Level.ALL);
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void leave() {
        LOGGER.removeHandler(handler);
        LOGGER.setUseParentHandlers(true);
        LOGGER.setLevel(null);
    }

    @Test
    void aTryIsALineWithoutQueryHeadersAndBody() {
        server.answers(201);

        new Logged(server, time).send(request()).join();

        assertThat(lines).containsExactly("POST /v2/users (request id 7f): 201, 0 bytes after 0 ms");
    }

    @Test
    void aFailureIsNamed() {
        server.fails(new IOException("Connection reset"));

        new Logged(server, time)
                .send(request())
                .handle((answer, failure) -> null)
                .join();

        assertThat(lines)
                .containsExactly("POST /v2/users (request id 7f): java.io.IOException: Connection reset after 0 ms");
    }

    private static HttpRequest request() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1/v2/users?access_token=hush"))
                .header("X-Request-Id", "7f")
                .header("Authorization", "Bearer hush")
                .POST(BodyPublishers.ofString("{\"password\":\"hush\"}"))
                .build();
    }
}
