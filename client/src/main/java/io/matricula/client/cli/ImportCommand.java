package io.matricula.client.cli;

import io.matricula.client.IntraClient;
import io.matricula.client.cli.PeopleCheck.Person;
import io.matricula.client.http.Sleeper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code matricula import people.csv}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Creates the people of a CSV file.",
            "The first line names the columns as the API names its params, nested ones in brackets: email, first_name, "
                    + "user_candidature_attributes[birth_city], cursus_users_attributes[][cursus_id]. The file is UTF-8, "
                    + "with commas or semicolons. It is checked as a whole before anybody is created.",
            "What becomes of each line is written to a second file. Run again, the command goes on where it stopped, and "
                    + "creates nobody twice."
        })
final class ImportCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration FAREWELL = Duration.ofSeconds(20);

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Parameters(paramLabel = "FILE", description = "The people.")
    private Path file;

    @Option(names = "--dry-run", description = "Check the file and stop; nothing is sent.")
    private boolean dryRun;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "8",
            description = "The most requests at once, 1 to 64; less where the server's rate limit asks for it. "
                    + "Default: ${DEFAULT-VALUE}.")
    private int concurrency;

    @Option(
            names = "--results",
            paramLabel = "FILE",
            description = "What became of each line. Default: FILE with .results.csv added.")
    private Path results;

    @Override
    public Integer call() {
        if (concurrency < 1 || concurrency > 64) {
            throw new UsageException("--concurrency must be 1 to 64, not " + concurrency + ".");
        }
        PeopleCheck check = new PeopleCheck(PeopleFile.read(file));
        PrintWriter out = spec.commandLine().getOut();
        if (!check.problems().isEmpty()) {
            check.problems().forEach(out::println);
            throw new UsageException(check.problems().size() + " problems; nobody was created.");
        }
        if (dryRun) {
            out.println(check.people().size() + " people, no problems; nobody was created.");
            return 0;
        }
        return create(check.people(), out);
    }

    private int create(List<Person> people, PrintWriter out) {
        Path path = results != null ? results : Path.of(file + ".results.csv");
        try (Results written = new Results(path);
                IntraClient client =
                        server.client().timeout(PATIENCE).retries(20).build()) {
            List<Person> left =
                    people.stream().filter(person -> !written.isCreated(person)).toList();
            try (ProgressBar bar = bar(left.size())) {
                Runnable step = bar == null ? () -> {} : bar::step;
                Pace pace = new Pace(Clock.systemUTC(), Sleeper.REAL);
                ImportRun run = new ImportRun(client, written, pace, left, step);
                long began = System.nanoTime();
                return run(run, () -> report(run, people.size() - left.size(), System.nanoTime() - began, path, out));
            }
        }
    }

    /** Ctrl-C begins nobody more; those under way are finished and told of, or left if that takes too long. */
    private int run(ImportRun run, IntSupplier report) {
        CountDownLatch told = new CountDownLatch(1);
        Thread farewell = new Thread(() -> bidFarewell(run, told, report));
        Runtime.getRuntime().addShutdownHook(farewell);
        try {
            run.run(concurrency);
            return report.getAsInt();
        } finally {
            told.countDown();
            removeHook(farewell);
        }
    }

    private static int report(ImportRun run, int createdEarlier, long nanos, Path path, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "Created %d, refused %d, created earlier %d, in %.1f s. Each line: %s%n",
                run.created(),
                run.refused(),
                createdEarlier,
                nanos / 1e9,
                path);
        if (run.stopped() != null) {
            out.println(run.stopped() + " Run the command again to go on.");
        }
        return run.stopped() == null && run.refused() == 0 ? 0 : 1;
    }

    /** Only for eyes: a file that the output goes to gets none. */
    private static ProgressBar bar(int people) {
        return System.console() == null
                ? null
                : new ProgressBarBuilder()
                        .setTaskName("import")
                        .setInitialMax(people)
                        .setStyle(ProgressBarStyle.ASCII)
                        .showSpeed()
                        .build();
    }

    private static void bidFarewell(ImportRun run, CountDownLatch told, IntSupplier report) {
        run.stop("Stopped.");
        try {
            if (!told.await(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
                report.getAsInt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread farewell) {
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException endingAlready) {
            // then it has run
        }
    }
}
