package io.matricula.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** MariaDB on one directory, from its launch to its stop. If it dies between, it is started again on the same port. */
final class DatabaseProcess {

    static final String ACCOUNT = "matricula";

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseProcess.class);
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final DatabaseDirectory directory;
    private final MariaDbProgram program;
    private final String password;
    private volatile int port;
    private volatile Process process;
    private volatile boolean closed;

    /** Not launched yet; the password becomes that of the account. */
    DatabaseProcess(DatabaseDirectory directory, MariaDbProgram program, String password) {
        this.directory = directory;
        this.program = program;
        this.password = password;
    }

    /** Stops what runs on the directory and is not this. */
    void stopOutliving() {
        MariaDbProgram.runningOn(directory.data()).forEach(this::stopOutliving);
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

    /** Returns when it answers. */
    void launchOnAFreePort() throws IOException {
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
        thread.setContextClassLoader(DatabaseProcess.class.getClassLoader());
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
        try (var connection =
                DriverManager.getConnection(url() + "&connectTimeout=1000&socketTimeout=10000", ACCOUNT, password)) {
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

    /** Stops it for good and waits for its end. */
    synchronized void stop() {
        closed = true;
        process.destroy();
        if (!await(() -> !process.isAlive(), STOPPED_WITHIN)) {
            process.destroyForcibly();
            await(() -> !process.isAlive(), STOPPED_WITHIN);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    int port() {
        return port;
    }

    String url() {
        return "jdbc:mysql://127.0.0.1:" + port + "/matricula?sslMode=DISABLED";
    }
}
