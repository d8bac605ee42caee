package io.matricula.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * How fast the server is, and how far from what HTTP and the database alone would allow on the same machine in the same
 * minutes: every round drives each operation and each limit in turn. Needs {@code wrk}, the load tool, on the path.
 */
final class Benchmark {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 5);
    private static final int PEOPLE = Integer.getInteger("benchmark.people", 100_000);
    private static final String FLAGS = System.getProperty("benchmark.flags", "-XX:+UseSerialGC -Xmx160m");

    private final PackagedServer server;
    private final JdbcClient jdbc;
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong toEnrol = new AtomicLong(People.FIRST);
    private final Map<Measured, Result> results = new LinkedHashMap<>();

    private Benchmark(PackagedServer server, HikariDataSource pool, ServletLimit servlet) throws Exception {
        this.server = server;
        this.jdbc = JdbcClient.create(pool);
        People.insert(jdbc, PEOPLE);
        operations(servlet).forEach(operation -> results.put(operation, new Result()));
        Limits.of(pool, PEOPLE).forEach(limit -> results.put(limit, new Result()));
    }

    /** Settings are {@code -Dbenchmark.rounds}, {@code seconds} of each run, {@code people} and {@code flags}. */
    public static void main(String[] none) throws Exception {
        Path data = Path.of("target/benchmark/data");
        FileSystemUtils.deleteRecursively(data);
        try (PackagedServer server = new PackagedServer(data, List.of(FLAGS.split(" ")), List.of());
                HikariDataSource pool = pool(server);
                ServletLimit servlet = new ServletLimit()) {
            new Benchmark(server, pool, servlet).run();
        }
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
        return new HikariDataSource(config);
    }

    private List<Operation> operations(ServletLimit servlet) throws Exception {
        String token = server.token("sandbox-advanced-tutor");
        String api = server.address() + "/v2/";
        String person = api + "users/" + "{n}";
        return List.of(
                new Operation("create", "POST", api + "users", "create.json", token, this::fresh),
                new Operation("create, form", "POST", api + "users", "create.form", token, this::fresh),
                new Operation("update", "PATCH", person, "update.json", token, () -> People.FIRST),
                new Operation("show", "GET", person, null, token, () -> People.FIRST),
                new Operation("enrol", "POST", api + "cursus_users", "enrol.json", token, toEnrol::get),
                new Operation("bare Tomcat servlet", "GET", servlet.url(), null, token, () -> 0L));
    }

    /** Far enough from the numbers of the last run. */
    private long fresh() {
        return numbers.addAndGet(10_000_000);
    }

    private void run() throws Exception {
        for (int round = 0; round <= ROUNDS; round++) {
            for (Map.Entry<Measured, Result> measured : results.entrySet()) {
                Cost before = Cost.now(server, jdbc);
                Sample sample = measured.getKey().run(SECONDS);
                Cost used = Cost.now(server, jdbc).plus(before.times(-1));
                if (measured.getKey().name().equals("enrol")) {
                    toEnrol.addAndGet(sample.requests() + Measured.CONNECTIONS);
                }
                // the first round warms up
                if (round > 0) {
                    measured.getValue().add(sample, used);
                }
            }
        }
        print();
    }

    private void print() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("| " + String.join(" | ", Result.COLUMNS) + " |");
        lines.add("|---".repeat(Result.COLUMNS.size()) + "|");
        results.forEach((measured, result) -> lines.add("| " + measured.name() + " | " + result.cells() + " |"));
        lines.add("");
        for (String name : List.of("create", "update", "show", "enrol")) {
            lines.add("%s is %.2f of raw JDBC".formatted(name, median(name) / median(name + ", raw JDBC")));
        }
        lines.add("create, form is %.2f of create".formatted(median("create, form") / median("create")));
        lines.add("the server has %d MiB of memory with %s".formatted(server.resident(), FLAGS));
        lines.forEach(System.out::println);
    }

    private double median(String name) {
        return results.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue()
                .perSecond();
    }
}
