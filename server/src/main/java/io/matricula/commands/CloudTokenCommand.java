package io.matricula.commands;

import io.matricula.access.CloudTokenRegistry;
import java.io.PrintWriter;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "cloud-token",
        description = "Makes, revokes and lists the tokens of learningCloud's web services.",
        synopsisSubcommandLabel = "COMMAND")
final class CloudTokenCommand implements Runnable {

    private static final String ONCE = "The token is shown this once.";

    private final Commands commands;

    @Spec
    private CommandSpec spec;

    CloudTokenCommand(Commands commands) {
        this.commands = commands;
    }

    /** A name, with or without the name of its option. */
    static final class Name {

        @Option(names = "--name", required = true, description = "Tells the token from the others.")
        private String option;

        @Parameters(paramLabel = "NAME", description = "The same.")
        private String parameter;

        private String value() {
            return option == null ? parameter : option;
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "One of create, revoke and list is missing");
    }

    @Command(name = "create", description = "Makes a token and prints it.")
    void create(@ArgGroup(multiplicity = "1") Name name) {
        out().println("token: " + commands.with(CloudTokenRegistry.class, registry -> registry.create(name.value())));
        spec.commandLine().getErr().println(ONCE);
    }

    @Command(name = "revoke", description = "Revokes a token.")
    void revoke(@ArgGroup(multiplicity = "1") Name name) {
        commands.with(CloudTokenRegistry.class, registry -> {
            registry.revoke(name.value());
            return null;
        });
    }

    @Command(name = "list", description = "Lists the names of the tokens.")
    void list() {
        commands.with(CloudTokenRegistry.class, CloudTokenRegistry::list)
                .forEach(token -> out().println(token.name() + "  " + token.createdAt()));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
