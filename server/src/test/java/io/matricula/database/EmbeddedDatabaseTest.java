package io.matricula.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.matricula.StartRefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class EmbeddedDatabaseTest {

    private static final Path PROGRAMS = Path.of("target/matricula");

    private static final String[] JEANNE = {
        "create or replace table people (login varchar(20)) engine=innodb", "insert into people values ('jeanne')"
    };

    /** One for all tests, because an installation takes more than a second: each makes its table anew. */
    private static Path directory;

    @BeforeAll
    static void makeRoom(@TempDir Path room) throws IOException {
        directory = room.toRealPath().resolve("a path with spaces/database");
    }

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable database : open) {
            database.close();
        }
    }

    @Test
    void keepsRowsBetweenStarts() throws Exception {
        try (EmbeddedDatabase first = EmbeddedDatabase.startedIn(directory, PROGRAMS)) {
            update(first, JEANNE);
        }

        assertThat(logins(started())).containsExactly("jeanne");
    }

    @Test
    void leavesNoProcessBehind() {
        EmbeddedDatabase database = EmbeddedDatabase.startedIn(directory, PROGRAMS);
        database.close();

        assertThat(database.process().isAlive()).isFalse();
    }

    @Test
    void refusesASecondServerOnTheDirectory() {
        EmbeddedDatabase first = started();

        assertThatThrownBy(() -> EmbeddedDatabase.startedIn(directory, PROGRAMS))
                .isInstanceOf(StartRefusedException.class)
                .hasMessage(
                        "Another Matricula server (process %d) uses the database in %s.",
                        ProcessHandle.current().pid(), directory);
        assertThat(first.process().isAlive()).isTrue();
    }

    @Test
    void takesOverFromADatabaseThatOutlivedItsServer() throws Exception {
        ProcessHandle orphan = databaseOfAKilledServer();
        assertThat(orphan.isAlive()).isTrue();

        Instant start = Instant.now();
        EmbeddedDatabase next = started();

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(logins(next)).containsExactly("jeanne");
        assertThat(MariaDbProgram.runningOn(directory.resolve("data"))).containsExactly(next.process());
    }

    @Test
    void recoversADatabaseThatWasKilledWithItsServer() throws Exception {
        databaseOfAKilledServer().destroyForcibly();

        assertThat(logins(started())).containsExactly("jeanne");
    }

    @Test
    void recoversAKilledDatabase() throws Exception {
        EmbeddedDatabase database = started();
        update(database, JEANNE);

        database.process().destroyForcibly();

        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(logins(database)).containsExactly("jeanne"));
    }

    @Test
    void recoversADatabaseThatIsKilledAgainWhileItStarts() throws Exception {
        EmbeddedDatabase database = started();
        update(database, JEANNE);

        ProcessHandle first = database.process();
        first.destroyForcibly();
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> !database.process().equals(first));
        database.process().destroyForcibly();

        await().ignoreExceptions()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(logins(database)).containsExactly("jeanne"));
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        EmbeddedDatabase database = started();

        for (String account : List.of("matricula", "root", "")) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.getJdbcUrl(), account, ""))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Access denied");
        }
    }

    @Test
    void listensOnTheLoopbackOnly() throws Exception {
        assertThat(column(started(), "select @@bind_address")).containsExactly("127.0.0.1");
    }

    @Test
    void keepsItsFilesForTheirOwner() throws IOException {
        started();

        assertThat(permissions(directory)).isEqualTo("rwx------");
        assertThat(permissions(directory.resolve("account.sql"))).isEqualTo("rw-------");
        assertThat(permissions(directory.resolve("client.cnf"))).isEqualTo("rw-------");
    }

    private EmbeddedDatabase started() {
        EmbeddedDatabase database = EmbeddedDatabase.startedIn(directory, PROGRAMS);
        open.add(database);
        return database;
    }

    private static ProcessHandle databaseOfAKilledServer() throws Exception {
        Process server = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerToKill.class.getName(),
                        directory.toString())
                .redirectError(Redirect.DISCARD)
                .start();
        try (BufferedReader output = server.inputReader()) {
            String pid = output.lines()
                    .filter(line -> line.matches("\\d+"))
                    .findFirst()
                    .orElseThrow();
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<String> logins(EmbeddedDatabase database) throws SQLException {
        return column(database, "select login from people");
    }

    private static List<String> column(EmbeddedDatabase database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static void update(EmbeddedDatabase database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }

    /** Commits one row, leaves another open, says the database's process, and waits to be killed. */
    static final class ServerToKill {

        public static void main(String[] args) throws Exception {
            EmbeddedDatabase database = EmbeddedDatabase.startedIn(Path.of(args[0]), PROGRAMS);
            update(database, JEANNE);
            try (Connection connection = connect(database);
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("insert into people values ('nobody')");
                System.out.println(database.process().pid());
                new CountDownLatch(1).await();
            }
        }
    }
}
