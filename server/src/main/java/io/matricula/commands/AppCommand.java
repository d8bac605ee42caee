package io.matricula.commands;

import io.matricula.access.ApplicationRegistry;
import io.matricula.access.ApplicationRegistry.Credentials;
import io.matricula.access.ApplicationRegistry.Registered;
import io.matricula.access.ApplicationRegistry.Secret;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "app",
        description = "Makes and lists applications, which get tokens at /oauth/token.",
        synopsisSubcommandLabel = "COMMAND")
final class AppCommand implements Runnable {

    private static final String ONCE = "The secret is shown this once.";

    private final Commands commands;

    @Spec
    private CommandSpec spec;

    AppCommand(Commands commands) {
        this.commands = commands;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "One of create, rotate and list is missing");
    }

    @Command(name = "create", description = "Makes an application and prints its credentials.")
    void create(
            @Option(names = "--name", required = true, description = "Its name, for people.") String name,
            @Option(names = "--role", description = "A role; repeat for more. Without one it may only read.")
                    List<String> roles,
            @Option(
                            names = "--redirect-uri",
                            description = "Where people's browsers are sent with a code; repeat for more.")
                    List<String> redirectUris) {
        print(commands.with(
                ApplicationRegistry.class,
                registry -> registry.create(name, new LinkedHashSet<>(orNone(roles)), orNone(redirectUris))));
    }

    @Command(name = "rotate", description = "Gives an application a new secret; the old one works a while longer.")
    void rotate(
            @Parameters(paramLabel = "CLIENT_ID", description = "Which one; its name will do.") String uid,
            @Option(
                            names = "--overlap",
                            defaultValue = "PT24H",
                            description =
                                    "How long the old secret still works (ISO 8601); ${DEFAULT-VALUE} if not given.")
                    Duration overlap) {
        if (overlap.isNegative()) {
            throw new ParameterException(spec.commandLine(), "--overlap must not be negative");
        }
        print(commands.with(ApplicationRegistry.class, registry -> registry.rotate(uid, overlap)));
    }

    @Command(name = "list", description = "Lists the applications, without their secrets.")
    void list() {
        commands.with(ApplicationRegistry.class, ApplicationRegistry::list).forEach(this::describe);
    }

    private void print(Credentials credentials) {
        out().println("client_id: " + credentials.uid());
        out().println("client_secret: " + credentials.secret());
        spec.commandLine().getErr().println(ONCE);
    }

    private void describe(Registered application) {
        out().println(application.uid());
        out().println("  name: " + application.name());
        out().println("  roles: "
                + (application.roles().isEmpty() ? "none" : application.roles().replace(",", ", ")));
        out().println("  redirect_uris: "
                + (application.redirectUris().isEmpty() ? "none" : application.redirectUris()));
        out().println("  created_at: " + application.createdAt());
        out().println("  secrets: "
                + application.secrets().stream().map(AppCommand::described).collect(Collectors.joining("; ")));
    }

    private static String described(Secret secret) {
        return "of " + secret.createdAt() + (secret.validUntil() == null ? "" : " until " + secret.validUntil());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static List<String> orNone(List<String> given) {
        return given == null ? List.of() : given;
    }
}
