package io.matricula.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.client.IntraClient;
import io.matricula.client.intra.model.LightUser;
import io.matricula.client.intra.model.TokenRequest;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code matricula import}, packed and in a process of its own, which is ended half way and run again. */
@MatriculaSandbox
class StoppedImportIT {

    private static final int EARLIER = 126;
    private static final int CONCURRENCY = 8;
    private static final String LINE = "\\d+,created,\\d+,[a-z0-9]+,,import-[0-9a-f]{64}";
    private static final Pattern REPORT =
            Pattern.compile("Created (\\d+), refused 0, created earlier (\\d+), in ([\\d.]+) s");

    @TempDir
    private Path directory;

    private final IntraClient client = IntraClient.fromEnvironment();
    private Path file;
    private Path results;
    private Path said;
    private Process running;

    @BeforeEach
    void name() {
        file = directory.resolve("people.csv");
        results = directory.resolve("people.csv.results.csv");
        said = directory.resolve("said");
    }

    @AfterEach
    void end() {
        client.close();
        running.destroyForcibly();
    }

    @Test
    void afterCtrlCNothingIsUnknownAndItGoesOn(Sandbox sandbox) throws Exception {
        Files.writeString(file, new People("Adi", 0, 150).csv());
        beginAndWaitFor(sandbox, 40, 2);
        new ProcessBuilder("sh", "-c", "kill -INT " + running.pid()).start().waitFor();

        assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(running.exitValue()).isEqualTo(130);
        List<String> written = Files.readAllLines(results);
        int created = written.size() - 1;
        assertThat(created).isLessThan(150);
        assertThat(written.subList(1, written.size())).allMatch(line -> line.matches(LINE));
        assertThat(Files.readString(results)).endsWith("\n");
        assertThat(Files.readString(said))
                .contains(
                        "Created " + created + ", refused 0, created earlier 0",
                        "Stopped. Run the command again to go on.");
        assertThat(logins()).hasSize(EARLIER + created);

        assertThat(runToTheEnd(sandbox).group(2)).isEqualTo(Integer.toString(created));

        assertEverybodyIsThereOnce(150);
    }

    /** The second half is timed, between two plain loads, so that it meets the server neither colder nor warmer. */
    @Test
    @Tag("slow")
    void killedItMakesTenThousandOnceAndNotMuchSlowerThanAPlainLoad(Sandbox sandbox) throws Exception {
        Files.writeString(file, new People("Adi", 0, 10_000).csv());
        PlainLoad load = new PlainLoad(URI.create(sandbox.url()), token());
        beginAndWaitFor(sandbox, 5_000, CONCURRENCY);
        running.destroyForcibly().waitFor();

        double seconds = load.create(new People("Ben", 0, 1_000), CONCURRENCY);
        Matcher report = runToTheEnd(sandbox);
        seconds += load.create(new People("Cad", 0, 1_000), CONCURRENCY);

        assertEverybodyIsThereOnce(10_000 + 2_000);
        double imported = Integer.parseInt(report.group(1)) / Double.parseDouble(report.group(3));
        double plain = 2_000 / seconds;
        System.out.printf(
                "import: %.0f people a second, plain load: %.0f, which is %.2f of it%n",
                imported, plain, imported / plain);
        // a machine that does much else shows less than an idle one
        assertThat(imported).isGreaterThan(plain / 2);
    }

    private String token() {
        return client.tokens()
                .createToken(new TokenRequest()
                        .grantType("client_credentials")
                        .clientId("sandbox-advanced-tutor")
                        .clientSecret("sandbox"))
                .getAccessToken();
    }

    private void beginAndWaitFor(Sandbox sandbox, int lines, int concurrency) throws Exception {
        start(sandbox, concurrency);
        while (lines() < lines && !running.waitFor(5, TimeUnit.MILLISECONDS)) {
            // not so many yet
        }
        assertThat(running.isAlive()).as(Files.readString(said)).isTrue();
    }

    private long lines() throws IOException {
        if (!Files.exists(results)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(results)) {
            return lines.count();
        }
    }

    private Matcher runToTheEnd(Sandbox sandbox) throws Exception {
        start(sandbox, CONCURRENCY);
        assertThat(running.waitFor()).as(Files.readString(said)).isZero();
        Matcher report = REPORT.matcher(Files.readString(said));
        assertThat(report.find()).isTrue();
        assertThat(report.group(2)).isNotEqualTo("0");
        return report;
    }

    /** Whoever runs the build in the background may have it, and so what it starts, ignore Ctrl-C. */
    private void start(Sandbox sandbox, int concurrency) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "env",
                        "--default-signal=INT",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-jar",
                        jar(),
                        "import",
                        file.toString(),
                        "--concurrency=" + concurrency)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("MATRICULA_URL", sandbox.url());
        builder.environment().put("MATRICULA_UID", "sandbox-advanced-tutor");
        builder.environment().put("MATRICULA_SECRET", "sandbox");
        running = builder.start();
    }

    /** The jar that has picocli packed in. */
    private static String jar() {
        String inside = StoppedImportIT.class
                .getClassLoader()
                .getResource("picocli/CommandLine.class")
                .toString();
        return new File(URI.create(inside.substring("jar:".length(), inside.indexOf("!/")))).toString();
    }

    private void assertEverybodyIsThereOnce(int people) throws IOException {
        assertThat(logins()).hasSize(EARLIER + people).doesNotHaveDuplicates();
        List<String> written = Files.readAllLines(results);
        assertThat(written.subList(1, written.size()))
                .hasSize(Files.readAllLines(file).size() - 1)
                .allMatch(line -> line.matches(LINE));
    }

    private List<String> logins() {
        return client.users().listUsers().sort("id").perPage(100).stream()
                .map(LightUser::getLogin)
                .toList();
    }
}
