package io.matricula.client.cli;

import io.matricula.client.errors.MatriculaException;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line {@code matricula}. Its exit status is 0 for done, 1 for not (all) done, 2 for not understood, 130 after
 * Ctrl-C.
 */
@Command(
        name = "matricula",
        description = "Works with the people of a Matricula server.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        subcommands = {ImportCommand.class, UsersCommand.class, EnrolCommand.class, GenerateCompletion.class},
        footer = {
            "",
            "The server and its credentials are MATRICULA_URL, MATRICULA_UID and MATRICULA_SECRET, unless options say "
                    + "otherwise."
        })
public final class MatriculaCommand {

    private MatriculaCommand() {}

    /**
     * Runs a command and ends the JVM with its exit status.
     *
     * @param args the command with its options
     */
    public static void main(String... args) {
        System.exit(commandLine().execute(args));
    }

    /** @return the command, to run it inside another programme */
    public static CommandLine commandLine() {
        return new CommandLine(new MatriculaCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command));
    }

    /** What a person can do something about is a sentence; anything else is a fault of ours, and has its stack. */
    private static int report(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof MatriculaException || failure instanceof UsageException) {
            command.getErr().println(failure.getMessage());
            return failure instanceof UsageException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
