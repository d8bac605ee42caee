package io.matricula.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast the server is, and how far from what HTTP and the database alone would allow on the same machine in the same
 * minutes: every round drives each operation and each limit in turn. Needs {@code wrk}, the load tool, on the path.
 */
final class Benchmark {

    static final int SECONDS = Integer.getInteger("benchmark.seconds", 5);
    static final int WARM_UP_SECONDS = Integer.getInteger("benchmark.warmup", 180);
    static final String FLAGS =
            System.getProperty("benchmark.flags", "-XX:+UseSerialGC -Xmx160m -XX:TrimNativeHeapInterval=30000");

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
    private static final int PEOPLE = Integer.getInteger("benchmark.people", 100_000);
    private static final Path DATA = Path.of("target/benchmark/data");
    private static final String MOCK = System.getProperty("benchmark.mock", "");
    private static final List<String> COMPARED = List.of("create", "update", "show", "enrol");

    /** Of what the server can do at most, that at which its answers are timed. */
    private static final double USUAL_LOAD = 0.7;

    private Benchmark() {}

    /**
     * {@code -Dbenchmark.what} is {@code rates}, {@code platforms}, {@code passwords}, {@code growth}, {@code lists} or
     * {@code start}; other settings are {@code rounds}, {@code seconds} of each run, {@code warmup} seconds, {@code people}
     * and {@code flags}. {@code mock} is the address of a server that somebody has made of the contract, to be driven in
     * the same rounds.
     */
    public static void main(String[] none) throws Exception {
        switch (System.getProperty("benchmark.what", "rates")) {
            case "rates" -> rates();
            case "platforms" -> withPlatforms();
            case "passwords" -> Passwords.run(DATA, PEOPLE);
            case "growth" -> Growth.run(DATA);
            case "lists" -> Lists.run(DATA, PEOPLE);
            case "start" -> Starts.run(DATA);
            default ->
                throw new IllegalArgumentException(
                        "benchmark.what is rates, platforms, passwords, growth, lists or start");
        }
    }

    private static void rates() throws Exception {
        try (Rig rig = new Rig(DATA, List.of(FLAGS.split(" ")), Rig.WITHOUT_PLATFORMS);
                ServletLimit servlet = new ServletLimit()) {
            rig.grow(PEOPLE);
            List<Measured> all = new ArrayList<>(rig.operations());
            all.add(new Operation("bare Tomcat servlet", "GET", servlet.url(), null, "", () -> 0L));
            List<JdbcLimit> limits = rig.limits();
            all.addAll(limits);
            List<Operation> mock = MOCK.isEmpty() ? List.of() : rig.operationsOfMock(MOCK);
            all.addAll(mock);
            rig.warmUp(rig.operations(), WARM_UP_SECONDS);
            rig.warmUp(limits, 1);
            rig.warmUp(mock, 1);
            Results results = rounds(rig, all);
            results.table().forEach(System.out::println);
            System.out.println();
            COMPARED.forEach(name -> ratio(name, name + ", raw JDBC", results));
            if (!mock.isEmpty()) {
                COMPARED.forEach(name -> ratio(name, name + ", mock", results));
            }
            ratio("create, form", "create", results);
            System.out.printf("the server has %d MiB of memory with %s%n", rig.resident(), FLAGS);
            atUsualLoad(rig, results);
        }
        withPlatforms();
    }

    private static Results rounds(Rig rig, List<? extends Measured> all) throws Exception {
        Results results = new Results();
        for (int round = 0; round < ROUNDS; round++) {
            for (Measured measured : all) {
                results.add(measured.name(), rig.drive(measured, SECONDS));
            }
        }
        return results;
    }

    private static void ratio(String one, String other, Results results) {
        System.out.printf("%s is %.2f of %s%n", one, results.perSecond(one) / results.perSecond(other), other);
    }

    private static void atUsualLoad(Rig rig, Results results) throws Exception {
        List<Operation> usual = new ArrayList<>();
        for (Operation operation : rig.operations()) {
            usual.add(operation.at(USUAL_LOAD * results.perSecond(operation.name())));
        }
        System.out.printf("%nat %.1f of the maximum:%n%n", USUAL_LOAD);
        rounds(rig, usual).table().forEach(System.out::println);
    }

    /** The sandbox's three platforms are this server too: it makes and answers the deliveries beside the requests. */
    private static void withPlatforms() throws Exception {
        try (Rig rig = new Rig(DATA, List.of(FLAGS.split(" ")), List.of())) {
            rig.grow(PEOPLE);
            List<Measured> all = List.of(rig.operations().get(0), rig.cloudUpdate());
            rig.warmUp(all, WARM_UP_SECONDS / 2);
            System.out.printf("%nwhile changes are delivered to three platforms:%n%n");
            rounds(rig, all).table().forEach(System.out::println);
        }
    }
}
