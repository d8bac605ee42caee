package io.matricula.client.cli;

import io.matricula.client.IntraClient;
import io.matricula.client.intra.model.CursusUserAttributes;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code matricula enrol jeanne 42}. */
@Command(
        name = "enrol",
        mixinStandardHelpOptions = true,
        description = "Puts a user into a cursus and prints the enrolment.")
final class EnrolCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Mixin
    private Output output;

    @Parameters(index = "0", paramLabel = "USER", description = "Id or login.")
    private String user;

    @Parameters(index = "1", paramLabel = "CURSUS", description = "Slug or id; a slug goes first.")
    private String cursus;

    @Option(names = "--begin", paramLabel = "TIME", description = "As 2017-11-25 or 2017-11-25 13:44:19. Default: now.")
    private String begin;

    @Option(names = "--end", paramLabel = "TIME", description = "As --begin. Default: none.")
    private String end;

    @Override
    public Integer call() {
        OffsetDateTime beginAt = begin == null ? OffsetDateTime.now(ZoneOffset.UTC) : time("--begin", begin);
        CursusUserAttributes enrolment = new CursusUserAttributes().beginAt(beginAt);
        if (end != null) {
            enrolment.endAt(time("--end", end));
        }
        try (IntraClient client = server.client().build()) {
            enrolment.cursusId((long) client.cursus().getCursus(cursus).getId());
            output.print(
                    client.cursusUsers().createCursusUserOfUser(user, enrolment),
                    spec.commandLine().getOut());
        }
        return 0;
    }

    private static OffsetDateTime time(String option, String text) {
        try {
            return OffsetDateTime.parse(Values.read(text, OffsetDateTime.class).asString());
        } catch (UsageException e) {
            throw new UsageException(option + " " + e.getMessage() + ".");
        }
    }
}
