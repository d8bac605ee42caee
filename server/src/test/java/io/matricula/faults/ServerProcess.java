package io.matricula.faults;

import static org.awaitility.Awaitility.await;

import io.matricula.Matricula;
import io.matricula.TestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The whole server in a process of its own, on a free port of the loopback. Whatever becomes of the test, neither it nor
 * its database is left behind.
 */
public final class ServerProcess implements AutoCloseable {

    private static final List<String> FAST_TO_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final Pattern ADDRESS = Pattern.compile("Address +(http://127.0.0.1:(\\d+))");
    private static final Pattern DATABASE_READY = Pattern.compile("The database in .* is ready .* after (\\d+) ms");
    private static final Set<ServerProcess> STARTED = ConcurrentHashMap.newKeySet();

    static {
        // a mail server of a test throws in a thread of its own when whom it listens to is killed
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> STARTED.forEach(ServerProcess::close)));
    }

    private final Path data;
    private final Path log;
    private final Process process;

    private ServerProcess(Path data, Path log, Process process) {
        this.data = data;
        this.log = log;
        this.process = process;
        STARTED.add(this);
    }

    /**
     * Starts a server as the classes of this build are, and does not wait for it.
     *
     * @param directory for its log, and for its data ({@code data}, the embedded database in {@code data/database});
     *     several starts may use it one after the other
     * @param options of the server; the last of a name wins, also over those given here
     */
    public static ServerProcess start(Path directory, String... options) {
        List<String> java = new ArrayList<>(FAST_TO_START);
        java.addAll(List.of("-cp", System.getProperty("java.class.path"), Matricula.class.getName()));
        return start(directory, java, List.of(options));
    }

    /**
     * Starts a server in another way.
     *
     * @param java what follows {@code java}: the flags, and what is run
     */
    public static ServerProcess start(Path directory, List<String> java, List<String> options) {
        Path data = directory.resolve("data");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java);
        Map<String, String> byName = new LinkedHashMap<>();
        Stream.concat(
                        Stream.of(
                                "--server.port=0",
                                "--matricula.data-directory=" + data,
                                "--matricula.program-directory=target/matricula"),
                        options.stream())
                // Spring would make a list of an option that is given twice
                .forEach(option -> byName.put(option.split("=")[0], option));
        command.addAll(byName.values());
        try {
            Path log = newLog(Files.createDirectories(directory));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new ServerProcess(data.toAbsolutePath(), log, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newLog(Path directory) {
        return Stream.iterate(1, number -> number + 1)
                .map(number -> directory.resolve("server-" + number + ".log"))
                .filter(Files::notExists)
                .findFirst()
                .orElseThrow();
    }

    /** Waits until it serves. Fails with its log if it ends instead. */
    public ServerProcess ready() {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !process.isAlive() || ADDRESS.matcher(output()).find());
        address();
        return this;
    }

    /** {@code http://127.0.0.1:port}, without a slash at its end. */
    public String address() {
        return said(ADDRESS).group(1);
    }

    public int port() {
        return Integer.parseInt(said(ADDRESS).group(2));
    }

    /** A client that speaks for an application of the sandbox; its token outlives the server, as the database does. */
    public TestClient as(String application) {
        return TestClient.anew(application, port());
    }

    /** How long its embedded database took: stopping one that outlived its server, recovery, and until it answered. */
    public Duration databaseReadyAfter() {
        return Duration.ofMillis(Long.parseLong(said(DATABASE_READY).group(1)));
    }

    private Matcher said(Pattern pattern) {
        Matcher found = pattern.matcher(output());
        if (!found.find()) {
            throw new AssertionError("The server (alive: " + process.isAlive() + ") only said:\n" + output());
        }
        return found;
    }

    /** What it has logged. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Process process() {
        return process;
    }

    /** The process of its embedded database, which may outlive it. */
    public ProcessHandle database() {
        return databases().get(0);
    }

    /** The processes on its data, told by their arguments: at most one, none on a database of production. */
    public List<ProcessHandle> databases() {
        String datadir = "--datadir=" + data.resolve("database/data");
        return ProcessHandle.allProcesses()
                .filter(one ->
                        Stream.of(one.info().arguments().orElse(new String[0])).anyMatch(datadir::equals))
                .toList();
    }

    /** Into its embedded database, with a connection for each statement. */
    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    /** How to get into its embedded database. */
    public DriverManagerDataSource dataSource() {
        try {
            String options = Files.readString(data.resolve("database/client.cnf"));
            String url = "jdbc:mysql://127.0.0.1:" + option("port", options) + "/matricula?sslMode=DISABLED";
            return new DriverManagerDataSource(url, option("user", options), option("password", options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String option(String name, String options) {
        return options.replaceFirst("(?s).*\n" + name + "=([^\n]*)\n.*", "$1");
    }

    /** Ends the server with -9, and waits for its end; its database goes on. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to end, and waits for that. */
    public void stop() {
        process.destroy();
        await().atMost(Duration.ofMinutes(2)).until(() -> !process.isAlive());
    }

    /** Ends the server and its database with -9, if they still run. */
    @Override
    public void close() {
        kill();
        for (ProcessHandle database : databases()) {
            database.destroyForcibly();
            await().until(() -> !databases().contains(database));
        }
        STARTED.remove(this);
    }
}
