package io.matricula.database;

import io.matricula.StartRefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A MariaDB of the server's own, on a free port of the loopback, whose rows outlive the server. One that outlived its
 * server (a killed JVM cannot stop it) is stopped first: what was committed is there, what was open is undone. One
 * that dies under the server is started again on the same port.
 */
public final class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String ACCOUNT = "matricula";
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final DatabaseDirectory directory;
    private final Path programs;
    private final String password;
    private final FutureTask<Void> starting = new FutureTask<>(this::start);
    private MariaDbProgram program;
    private int port;
    private volatile Process process;
    private volatile boolean closed;

    private EmbeddedDatabase(DatabaseDirectory directory, Path programs) {
        this.directory = directory;
        this.programs = programs;
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        this.password = HexFormat.of().formatHex(random);
    }

    /**
     * Starts the database and waits until it answers.
     *
     * @param path where it keeps its rows; made if it is not there
     * @param programs where MariaDB itself is unpacked
     * @throws StartRefusedException if another server uses the directory
     */
    static EmbeddedDatabase startedIn(Path path, Path programs) {
        EmbeddedDatabase database = startingIn(path, programs);
        database.awaitStart();
        return database;
    }

    /** As {@link #startedIn}, but it is its url that is waited for; that throws what keeps the database from starting. */
    static EmbeddedDatabase startingIn(Path path, Path programs) {
        EmbeddedDatabase database = new EmbeddedDatabase(DatabaseDirectory.held(path), programs);
        // not of a pool: its thread would not know the classes of an executable jar
        new Thread(database.starting, "database-start").start();
        return database;
    }

    private Void start() throws IOException {
        long began = System.nanoTime();
        boolean started = false;
        try {
            program = MariaDbProgram.unpackedIn(programs);
            MariaDbProgram.runningOn(directory.data()).forEach(this::stopOutliving);
            if (!Files.isDirectory(directory.data())) {
                install();
            }
            launchOnAFreePort();
            started = true;
        } finally {
            if (!started) {
                directory.close();
            }
        }
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        LOG.info("The database in {} is ready on port {} after {} ms", directory, port, millis);
        return null;
    }

    private void awaitStart() {
        try {
            starting.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StartRefusedException refused) {
                throw refused;
            }
            throw new IllegalStateException("The database in " + directory + " does not start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the database in " + directory + " started", e);
        }
    }

    private void stopOutliving(ProcessHandle found) {
        LOG.info("Stopping the database that outlived its server (process {})", found.pid());
        BooleanSupplier gone = () -> !MariaDbProgram.runsOn(directory.data(), found);
        found.destroy();
        if (!await(gone, STOPPED_WITHIN)) {
            found.destroyForcibly();
            await(gone, STOPPED_WITHIN);
        }
    }

    private void install() throws IOException {
        Path installing = directory.installing();
        try {
            program.install(directory, installing);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the database was installed", e);
        }
        directory.adopt(installing);
    }

    private void launchOnAFreePort() throws IOException {
        for (int triesLeft = 3; triesLeft > 0; triesLeft--) {
            try {
                launch(freePort());
                return;
            } catch (IOException e) {
                boolean somebodyWasFaster = e.getMessage().contains("Bind on TCP/IP port");
                if (!somebodyWasFaster || triesLeft == 1) {
                    throw e;
                }
            }
        }
    }

    private void launch(int onPort) throws IOException {
        port = onPort;
        DatabaseDirectory.writeForOwner(directory.accountScript(), """
                create database if not exists matricula;
                create user if not exists 'matricula'@'127.0.0.1';
                alter user 'matricula'@'127.0.0.1' identified by '%s';
                grant all on matricula.* to 'matricula'@'127.0.0.1';
                """.formatted(password));
        DatabaseDirectory.writeForOwner(directory.clientOptions(), """
                [client]
                host=127.0.0.1
                port=%d
                user=matricula
                password=%s
                skip-ssl
                """.formatted(port, password));
        Process launched = startProgram();
        if (!await(() -> answers() || !launched.isAlive(), READY_WITHIN) || !launched.isAlive()) {
            launched.destroyForcibly();
            await(() -> !launched.isAlive(), STOPPED_WITHIN);
            throw new IOException("MariaDB is not ready. Its log, " + directory.log() + ", ends with:\n" + endOfLog());
        }
        launched.onExit().thenRun(this::startAgainAside);
    }

    private synchronized Process startProgram() throws IOException {
        if (closed) {
            throw new IOException("The server is stopping");
        }
        process = program.start(directory, port);
        return process;
    }

    private void startAgainAside() {
        Thread thread = new Thread(this::startAgain, "database-start");
        thread.setDaemon(true);
        thread.setContextClassLoader(EmbeddedDatabase.class.getClassLoader());
        thread.start();
    }

    /**
     * After a crash, or somebody's kill: committed rows are safe, and the pool connects again to the same port. Goes on
     * until it works, as what keeps the database away (a second crash, a full disk) may pass.
     */
    private void startAgain() {
        Duration pause = FIRST_PAUSE;
        while (!closed && !isStartedAgain()) {
            await(() -> closed, pause);
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
        }
    }

    private boolean isStartedAgain() {
        LOG.error("MariaDB ended with {}; starting it again. Its log is {}", process.exitValue(), directory.log());
        try {
            launch(port);
            LOG.info("The database is back");
            return true;
        } catch (IOException e) {
            LOG.error("The database stays away for now: {}", e.getMessage());
            return false;
        }
    }

    private boolean answers() {
        try (var connection = DriverManager.getConnection(
                urlOnPort() + "&connectTimeout=1000&socketTimeout=10000", ACCOUNT, password)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private String endOfLog() throws IOException {
        List<String> lines = Files.readAllLines(directory.log());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static boolean await(BooleanSupplier condition, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return true;
    }

    /** Stops the database and waits for its end. */
    @Override
    public void close() {
        try {
            awaitStart();
        } catch (StartRefusedException | IllegalStateException e) {
            return;
        }
        stop();
        directory.close();
    }

    private synchronized void stop() {
        closed = true;
        process.destroy();
        if (!await(() -> !process.isAlive(), STOPPED_WITHIN)) {
            process.destroyForcibly();
            await(() -> !process.isAlive(), STOPPED_WITHIN);
        }
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public String getJdbcUrl() {
        awaitStart();
        return urlOnPort();
    }

    private String urlOnPort() {
        return "jdbc:mysql://127.0.0.1:" + port + "/matricula?sslMode=DISABLED";
    }

    @Override
    public String getUsername() {
        return ACCOUNT;
    }

    @Override
    public String getPassword() {
        return password;
    }
}
