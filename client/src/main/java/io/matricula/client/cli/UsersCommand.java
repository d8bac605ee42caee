package io.matricula.client.cli;

import io.matricula.client.IntraClient;
import io.matricula.client.cli.Params.Param;
import io.matricula.client.intra.model.UserToUpdate;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code matricula users get} and {@code matricula users update}. */
@Command(
        name = "users",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Reads and changes people.")
final class UsersCommand {

    @Spec
    private CommandSpec spec;

    @Command(name = "get", mixinStandardHelpOptions = true, description = "Prints a user.")
    int get(
            @Mixin ServerOptions server,
            @Mixin Output output,
            @Parameters(paramLabel = "USER", description = "Id or login.") String user) {
        try (IntraClient client = server.client().build()) {
            output.print(client.users().getUser(user), spec.commandLine().getOut());
        }
        return 0;
    }

    @Command(
            name = "update",
            mixinStandardHelpOptions = true,
            description = "Changes a user and prints what the user is now.")
    int update(
            @Mixin ServerOptions server,
            @Mixin Output output,
            @Parameters(index = "0", paramLabel = "USER", description = "Id or login.") String user,
            @Parameters(
                            index = "1..*",
                            arity = "1..*",
                            paramLabel = "PARAM=VALUE",
                            description = "What changes, named as the API does; without a value it is cleared.")
                    Map<String, String> changes) {
        UserToUpdate update = read(changes);
        try (IntraClient client = server.client().build()) {
            // by id, as the login may be what changes
            String id = client.users().getUser(user).getId().toString();
            client.users().updateUser(id, update);
            output.print(client.users().getUser(id), spec.commandLine().getOut());
        }
        return 0;
    }

    private static UserToUpdate read(Map<String, String> changes) {
        Params params = Params.of(UserToUpdate.class);
        Tree tree = new Tree();
        changes.forEach((name, value) -> {
            List<String> path = Params.path(name, "user");
            Param param = params.find(path).orElseThrow(() -> new UsageException(name + " is no param of a user."));
            try {
                tree.put(
                        path, value.isBlank() ? JsonNodeFactory.instance.nullNode() : Values.read(value, param.type()));
            } catch (UsageException e) {
                throw new UsageException(name + " " + e.getMessage() + ".");
            }
        });
        return tree.as(UserToUpdate.class);
    }
}
