package io.matricula.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A packed server with people in it, and what drives it. */
final class Rig implements AutoCloseable {

    /** A change is delivered to platforms that are configured; those of the sandbox are this server itself. */
    static final List<String> WITHOUT_PLATFORMS = List.of(
            "--matricula.platforms.training.url=",
            "--matricula.platforms.social.url=",
            "--matricula.platforms.play.url=");

    private static final String TUTOR = "sandbox-advanced-tutor";

    private final PackagedServer server;
    private final HikariDataSource pool;
    private final HikariDataSource transactions = new HikariDataSource();
    private final JdbcClient jdbc;
    private final AtomicLong numbers = new AtomicLong();
    private int people;

    /** What came of driving something for a while. */
    record Driven(Sample sample, Cost cost) {}

    /** Starts a server in an empty directory. */
    Rig(Path directory, List<String> flags, List<String> options) throws Exception {
        FileSystemUtils.deleteRecursively(directory);
        server = new PackagedServer(directory, flags, options);
        pool = pool(server);
        pool.copyStateTo(transactions);
        transactions.setAutoCommit(false);
        jdbc = JdbcClient.create(pool);
    }

    private static HikariDataSource pool(PackagedServer server) throws IOException {
        StandardEnvironment settings = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("server", new ClassPathResource("application.yaml"))
                .forEach(settings.getPropertySources()::addLast);
        HikariConfig config = Binder.get(settings)
                .bind("spring.datasource.hikari", Bindable.ofInstance(new HikariConfig()))
                .get();
        String[] database = server.database();
        config.setJdbcUrl(database[0]);
        config.setUsername(database[1]);
        config.setPassword(database[2]);
        HikariDataSource pool = new HikariDataSource();
        config.copyStateTo(pool);
        return pool;
    }

    /** Inserts people until there are so many. */
    void grow(int count) {
        if (count > people) {
            People.insert(jdbc, people, count);
            people = count;
        }
    }

    /** The operations that have a limit. */
    List<Operation> operations() throws Exception {
        return operations(server.address(), server.token(TUTOR), "");
    }

    Operation operation(String name) throws Exception {
        return operations().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A create whose password is hashed. */
    Operation createWithPassword() throws Exception {
        String users = server.address() + "/v2/users";
        return new Operation(
                "create, password", "POST", users, "create-password.json", server.token(TUTOR), this::fresh);
    }

    /** The same, sent to somebody else who answers as the contract says, such as a mock that is made of it. */
    List<Operation> operationsOfMock(String address) {
        return operations(address, "a-token", ", mock");
    }

    private List<Operation> operations(String address, String token, String whose) {
        String api = address + "/v2/";
        String person = api + "users/{n}";
        return List.of(
                new Operation("create" + whose, "POST", api + "users", "create.json", token, this::fresh),
                new Operation("create, form" + whose, "POST", api + "users", "create.form", token, this::fresh),
                new Operation("update" + whose, "PATCH", person, "update.json", token, () -> People.FIRST)
                        .among(people),
                new Operation("show" + whose, "GET", person, null, token, () -> People.FIRST).among(people),
                new Operation("enrol" + whose, "POST", api + "cursus_users", "enrol.json", token, () -> People.FIRST));
    }

    /** An update through learningCloud's web services, which does not wait for the platforms. */
    Operation cloudUpdate() {
        return new Operation(
                        "learningCloud update, asynchronous",
                        "PUT",
                        server.address() + "/integration/ws/management/rest/users/many{n}",
                        "cloud.json",
                        "sandbox-cloud-token",
                        () -> 0L)
                .among(people);
    }

    List<JdbcLimit> limits() {
        return Limits.of(pool, transactions, people);
    }

    Lists lists() throws Exception {
        return new Lists(server.address() + "/v2/", server.token(TUTOR), jdbc, people / 30);
    }

    /** Far enough from the numbers of the last run. */
    private long fresh() {
        return numbers.addAndGet(10_000_000);
    }

    Driven drive(Measured measured, int seconds) throws Exception {
        if (measured.name().startsWith("enrol")) {
            People.leaveSecondCursus(jdbc);
        }
        Cost before = Cost.now(server, jdbc);
        Sample sample = measured.run(seconds);
        return new Driven(sample, Cost.now(server, jdbc).plus(before.times(-1)));
    }

    /** Drives all in turn, until the server's compiler has done most of its work: beside 16 connections it gets little CPU. */
    void warmUp(List<? extends Measured> all, int seconds) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            for (Measured measured : all) {
                drive(measured, 3);
            }
        }
    }

    /** MiB of memory that the server has now. */
    long resident() throws IOException {
        return server.resident();
    }

    @Override
    public void close() throws IOException {
        pool.close();
        transactions.close();
        server.close();
    }
}
