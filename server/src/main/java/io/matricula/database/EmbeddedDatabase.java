package io.matricula.database;

import io.matricula.StartRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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

    private final DatabaseDirectory directory;
    private final Path programs;
    private final String password;
    private final FutureTask<DatabaseProcess> starting = new FutureTask<>(this::start);

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

    private DatabaseProcess start() throws IOException {
        long began = System.nanoTime();
        boolean started = false;
        try {
            MariaDbProgram program = MariaDbProgram.unpackedIn(programs);
            DatabaseProcess database = new DatabaseProcess(directory, program, password);
            database.stopOutliving();
            if (!Files.isDirectory(directory.data())) {
                install(program);
            }
            database.launchOnAFreePort();
            started = true;
            long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
            LOG.info("The database in {} is ready on port {} after {} ms", directory, database.port(), millis);
            return database;
        } finally {
            if (!started) {
                directory.close();
            }
        }
    }

    private DatabaseProcess awaitStart() {
        try {
            return starting.get();
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

    private void install(MariaDbProgram program) throws IOException {
        Path installing = directory.installing();
        try {
            program.install(directory, installing);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the database was installed", e);
        }
        directory.adopt(installing);
    }

    /** Stops the database and waits for its end. */
    @Override
    public void close() {
        DatabaseProcess database;
        try {
            database = awaitStart();
        } catch (StartRefusedException | IllegalStateException e) {
            return;
        }
        database.stop();
        directory.close();
    }

    ProcessHandle process() {
        return awaitStart().handle();
    }

    @Override
    public String getJdbcUrl() {
        return awaitStart().url();
    }

    @Override
    public String getUsername() {
        return DatabaseProcess.ACCOUNT;
    }

    @Override
    public String getPassword() {
        return password;
    }
}
