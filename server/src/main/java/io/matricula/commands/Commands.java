package io.matricula.commands;

import io.matricula.StartRefusedException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command in the arguments of the server's jar, if there is one. */
public final class Commands {

    /** {@code --spring.datasource.url=…}: an option whose name has a dot is a property, of no command. */
    private static final Predicate<String> PROPERTY =
            Pattern.compile("--[^=]*\\.[^=]*(=.*)?", Pattern.DOTALL).asMatchPredicate();

    private final String[] command;
    private final String[] properties;

    private Commands(String[] command, String[] properties) {
        this.command = command;
        this.properties = properties;
    }

    /**
     * Finds the command.
     *
     * @param args the arguments of the jar: properties, or a command with its options and properties in between
     * @return the command, empty if the arguments are properties alone
     */
    public static Commands in(String[] args) {
        String[] rest = Arrays.stream(args).filter(PROPERTY.negate()).toArray(String[]::new);
        boolean named = rest.length > 0 && (!rest[0].startsWith("-") || rest[0].equals("--help"));
        return new Commands(
                named ? rest : new String[0],
                Stream.concat(quiet(args), Arrays.stream(args).filter(PROPERTY)).toArray(String[]::new));
    }

    /** What a command prints is read by scripts. */
    private static Stream<String> quiet(String[] args) {
        Map<String, String> levels = Map.of("--logging.level.io.matricula", "warn");
        return levels.entrySet().stream()
                .filter(level -> Arrays.stream(args).noneMatch(arg -> arg.startsWith(level.getKey() + "=")))
                .map(level -> level.getKey() + "=" + level.getValue());
    }

    /**
     * Tells whether there is a command at all.
     *
     * @return true if the server is to be started
     */
    public boolean isEmpty() {
        return command.length == 0;
    }

    /**
     * Runs the command; what it has to say goes to the standard output, complaints to the standard error.
     *
     * @return 0 if it was done, 1 if it failed, 2 if the arguments are not acceptable
     */
    public int run() {
        return run(new PrintWriter(System.out, true), new PrintWriter(System.err, true));
    }

    int run(PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new Matricula());
        line.addSubcommand(new AppCommand(this));
        line.addSubcommand(new CloudTokenCommand(this));
        return line.setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, failed, parsed) -> {
                    // a refused start was worded by Spring already
                    if (!(NestedExceptionUtils.getMostSpecificCause(failure) instanceof StartRefusedException)) {
                        err.println(NestedExceptionUtils.getMostSpecificCause(failure)
                                .getMessage());
                    }
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(command);
    }

    /** Lets a command work with the database. */
    <T, R> R with(Class<T> registry, Function<T, R> work) {
        try (ConfigurableApplicationContext context = CommandContext.start(properties)) {
            return work.apply(context.getBean(registry));
        }
    }

    @Command(
            name = "matricula",
            mixinStandardHelpOptions = false,
            description = {
                "Without a command: starts the server. Properties (--spring.datasource.url=jdbc:mysql://...) may stand"
                        + " anywhere.",
                "A secret is printed once and stored as a hash. Servers that run learn of a change within half a minute."
            })
    private static final class Matricula implements Runnable {

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @CommandLine.Option(names = "--help", usageHelp = true, description = "Prints this.")
        private boolean help;

        @Override
        public void run() {
            throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing");
        }
    }
}
