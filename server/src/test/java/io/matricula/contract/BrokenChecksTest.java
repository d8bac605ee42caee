package io.matricula.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matricula.Exchange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks of all traffic can fail: each flaw in an answer that is right otherwise is found. */
class BrokenChecksTest {

    private static final String LANGUAGE = "[{\"id\":1,\"name\":\"Français\",\"identifier\":\"fr\"}]";

    private static final Map<String, Long> ROWS = Map.of("users", 1L);

    private static Exchange languages(int status, String type, String body, String... header) {
        Map<String, List<String>> headers = new TreeMap<>(Map.of("Content-Type", List.of(type)));
        for (String name : header) {
            headers.put(name, List.of("1"));
        }
        return new Exchange("GET", "/v2/languages", "", status, headers, body);
    }

    private static void judge(Exchange exchange) {
        FuzzOracle.judge(exchange, ROWS, ROWS);
    }

    @Test
    void takeAnAnswerAsItIsDescribed() {
        assertThatCode(() -> judge(languages(200, "application/json; charset=utf-8", LANGUAGE, "X-Total")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 418})
    void findAStatusThatIsNotDescribed(int status) {
        assertThatThrownBy(() -> judge(languages(status, "application/json", LANGUAGE)))
                .hasMessageContaining("status " + status + " is not described");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 503})
    void findAServerThatFails(int status) {
        assertThatThrownBy(() -> judge(languages(status, "application/json", LANGUAGE)))
                .hasMessageContaining("The server failed");
    }

    @Test
    void findAHeaderThatIsNotDescribed() {
        assertThatThrownBy(() -> judge(languages(200, "application/json", LANGUAGE, "X-Powered-By")))
                .hasMessageContaining("header X-Powered-By is not described");
    }

    @Test
    void findAnotherContentType() {
        assertThatThrownBy(() -> judge(languages(200, "text/html", LANGUAGE))).hasMessageContaining("contentType");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"id\":1,                   | \"id\":1,\"extra\":1,",
                "\"id\":1,                   | ",
                "\"id\":1,                   | \"id\":\"one\",",
                "\"identifier\":\"fr\"       | \"identifiers\":\"fr\"",
                "\"Français\"               | null"
            })
    void findABodyThatIsNotDescribed(String right, String wrong) {
        String body = LANGUAGE.replace(right, wrong == null ? "" : wrong);
        assertThat(body).isNotEqualTo(LANGUAGE);
        assertThatThrownBy(() -> judge(languages(200, "application/json", body)))
                .hasMessageContaining("validation.response.body");
    }

    @Test
    void findRowsThatARefusalChanged() {
        Exchange refused = languages(400, "application/json", "{\"error\":\"Sort Error\",\"message\":\"x\"}");
        assertThatCode(() -> judge(refused)).doesNotThrowAnyException();
        assertThatThrownBy(() -> FuzzOracle.judge(refused, ROWS, Map.of("users", 2L)))
                .hasMessageContaining("Refused, and yet rows have changed");
    }

    @Test
    void findRowsThatARequestWithoutAnEndChanged() {
        assertThatCode(() -> FuzzOracle.judgeUnanswered(ROWS, ROWS)).doesNotThrowAnyException();
        assertThatThrownBy(() -> FuzzOracle.judgeUnanswered(ROWS, Map.of("users", 2L)))
                .hasMessageContaining("Broken off, and yet rows have changed");
    }

    @ParameterizedTest
    @CsvSource({"GET, /v2/nothing, 200", "DELETE, /v2/languages, 200", "DELETE, /v2/languages, 405"})
    void findAnAnswerWhereThereIsNoOperation(String method, String target, int status) {
        assertThatThrownBy(() -> judge(new Exchange(method, target, "", status, Map.of(), "{}")))
                .hasMessageContaining("there is no such");
    }
}
