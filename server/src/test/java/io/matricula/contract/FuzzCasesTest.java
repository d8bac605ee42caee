package io.matricula.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/** What the fuzzer sends: there are some cases of each kind among the first few thousand of a seed. */
class FuzzCasesTest {

    private static final int CASES = 5000;
    private static final int MEBIBYTE = 1024 * 1024;
    private static final String LONE_SURROGATE_IN_JSON = "\\ud800";
    private static final String LONE_SURROGATE_IN_A_FORM = "%ED%A0%80";

    private static final Map<String, Predicate<FuzzCase>> KINDS = Map.ofEntries(
            Map.entry("wrong type", json("\"(kind|email|user)\":(true|0|\\[|\\{\"id\")")),
            Map.entry("null", json(":null")),
            Map.entry(
                    "absent",
                    sent -> sent.operation().id().equals("createUser")
                            && !body(sent).contains("\"email\"")),
            Map.entry("extra key", json("\"unknown\\d+\":")),
            Map.entry("duplicate key", json("^\\{\"(\\w+)\":1,\"\\1\":")),
            Map.entry("huge number", json(":(1e400|10{400})")),
            Map.entry("lone surrogate in JSON", sent -> body(sent).contains(LONE_SURROGATE_IN_JSON)),
            Map.entry("lone surrogate in a form", sent -> body(sent).contains(LONE_SURROGATE_IN_A_FORM)),
            Map.entry("lone surrogate in a query", sent -> sent.target().contains(LONE_SURROGATE_IN_A_FORM)),
            Map.entry("NUL in JSON", sent -> body(sent).contains("\\u0000")),
            Map.entry("NUL in a form", sent -> body(sent).contains("=%00")),
            Map.entry("NUL in parts", sent -> body(sent).contains("\r\n\r\n\0\r\n")),
            Map.entry("text of 1 MiB", sent -> body(sent).contains("x".repeat(MEBIBYTE))),
            Map.entry("depth", sent -> body(sent).contains("[".repeat(2000))),
            Map.entry("depth of brackets", sent -> sent.target().contains("[b]".repeat(33))),
            Map.entry("colliding brackets in a body", sent -> body(sent).contains("[]=1&user=1&user[x][][y]=1")),
            Map.entry(
                    "colliding brackets in a query", sent -> sent.target().contains("user[login]=a&user[login][x]=b")),
            Map.entry("wrong charset", header("charset=(utf-16|iso-8859-1)")),
            Map.entry(
                    "broken UTF-8",
                    sent -> IntStream.range(1, sent.body().length)
                            .anyMatch(at -> sent.body()[at - 1] == (byte) 0xc3 && sent.body()[at] == '(')),
            Map.entry("wrong content type", header("Content-Type: text/csv")),
            Map.entry(
                    "no content type",
                    sent -> sent.body().length > 0 && !header("Content-Type").test(sent)),
            Map.entry("truncated JSON", sent -> sent.form() == FuzzForm.CUT && sent.body().length > 0),
            Map.entry("truncated transfer", sent -> sent.form() == FuzzForm.BROKEN_OFF && sent.body().length > 0),
            Map.entry("chunked", sent -> sent.form() == FuzzForm.CHUNKED && sent.body().length > 0),
            Map.entry(
                    "truncated chunks", sent -> sent.form() == FuzzForm.CHUNKED_BROKEN_OFF && sent.body().length > 0));

    private static String body(FuzzCase sent) {
        return new String(sent.body(), StandardCharsets.UTF_8);
    }

    private static Predicate<FuzzCase> json(String pattern) {
        Predicate<String> found = java.util.regex.Pattern.compile(pattern).asPredicate();
        return sent -> header("application/json").test(sent) && found.test(body(sent));
    }

    private static Predicate<FuzzCase> header(String pattern) {
        Predicate<String> found = java.util.regex.Pattern.compile(pattern).asPredicate();
        return sent -> sent.headers().stream().anyMatch(found);
    }

    @Test
    void areOfEveryKind() {
        List<ContractFile.Described> operations = Stream.of(ContractFile.values())
                .flatMap(ContractFile::operations)
                .toList();
        Map<String, Predicate<FuzzCase>> missing = new HashMap<>(KINDS);
        JqwikSession.run(() -> {
            RandomGenerator<FuzzCase> cases = new FuzzCases(operations).all().generator(1000, true);
            for (long seed = 0; seed < CASES && !missing.isEmpty(); seed++) {
                FuzzCase sent = cases.next(new Random(seed)).value();
                missing.values().removeIf(kind -> kind.test(sent));
            }
        });
        assertThat(missing.keySet()).isEmpty();
    }
}
