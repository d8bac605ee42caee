package io.matricula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The watch over the log can fail. */
class LogWatchTest {

    private final LogWatch watch = new LogWatch();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user\":{\"password\":\"open-sesame\"}}",
                "user%5Bpassword%5D=open-sesame&user%5Bkind%5D=student",
                "client_secret=open-sesame",
                "Authorization: Bearer open-sesame",
                "name=\"user[password]\"\r\n\r\nopen-sesame\r\n--b--"
            })
    void findsInTheLogWhatWasSent(String sent) throws Exception {
        watch.beforeEach(null);
        Confidential.foundIn(sent);
        log("one line, open-sesame, of many");
        assertThatThrownBy(() -> watch.afterEach(null)).hasMessageContaining("one line, open-sesame, of many");
    }

    @Test
    void findsNothingElse() throws Exception {
        watch.beforeEach(null);
        Confidential.foundIn("client_secret=open-sesame");
        log("user 127 gets no mail");
        assertThatCode(() -> watch.afterEach(null)).doesNotThrowAnyException();
        assertThat(Confidential.all()).containsExactly("open-sesame");
    }

    /** In a thread of a server, as those of the test do not count. */
    private static void log(String line) throws InterruptedException {
        Thread server = new Thread(() -> LoggerFactory.getLogger("org.example").debug(line));
        server.start();
        server.join();
    }
}
