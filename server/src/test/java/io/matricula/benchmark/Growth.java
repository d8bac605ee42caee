package io.matricula.benchmark;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** How much slower the operations are among many people than among few, of one server that grows. */
final class Growth {

    private static final List<Integer> PEOPLE = List.of(1_000, 100_000, 1_000_000);

    private Growth() {}

    static void run(Path data) throws Exception {
        Map<String, Map<Integer, Rig.Driven>> driven = new LinkedHashMap<>();
        try (Rig rig = new Rig(data, List.of(Benchmark.FLAGS.split(" ")), Rig.WITHOUT_PLATFORMS)) {
            rig.grow(PEOPLE.get(0));
            rig.warmUp(operations(rig), Benchmark.WARM_UP_SECONDS);
            for (int people : PEOPLE) {
                rig.grow(people);
                rig.warmUp(operations(rig), 1);
                for (Operation operation : operations(rig)) {
                    driven.computeIfAbsent(operation.name(), name -> new TreeMap<>())
                            .put(people, rig.drive(operation, Benchmark.SECONDS));
                }
            }
        }
        print("requests/s", driven, one -> one.sample().perSecond());
        print(
                "database CPU ms",
                driven,
                one -> one.cost().database() / Math.max(1, one.sample().requests()) * 1_000);
    }

    /** Those that can be repeated: among a thousand everybody would soon be enrolled. */
    private static List<Operation> operations(Rig rig) throws Exception {
        return rig.operations().stream()
                .filter(operation -> !operation.name().equals("enrol"))
                .toList();
    }

    private static void print(
            String what, Map<String, Map<Integer, Rig.Driven>> driven, ToDoubleFunction<Rig.Driven> value) {
        System.out.printf("%n| %s among | 1,000 | 100,000 | 1,000,000 | a million to a thousand |%n", what);
        System.out.println("|---|---|---|---|---|");
        driven.forEach((name, among) -> {
            double[] values = among.values().stream().mapToDouble(value).toArray();
            System.out.printf(
                    "| %s | %,.2f | %,.2f | %,.2f | %.2f |%n",
                    name, values[0], values[1], values[2], values[2] / values[0]);
        });
    }
}
