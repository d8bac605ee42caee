package io.matricula.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.Nonnull;
import java.io.File;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openapitools.jackson.nullable.JsonNullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.ObjectMapper;

/** A programme with a module of its own, compiled and run against the packed client on the module path. */
class ModularConsumerIT {

    private static final String MODULE = """
            module consumer {
                requires io.matricula.client;
            }
            """;

    private static final String MAIN = """
            package consumer;

            import io.matricula.client.IntraClient;
            import io.matricula.client.errors.UnprocessableEntityException;
            import io.matricula.client.intra.model.UserToUpdate;

            public final class Main {
                public static void main(String[] args) {
                    UserToUpdate change = UserToUpdate.builder().poolYear("2018").password((String) null).build();
                    try (IntraClient client = IntraClient.builder().baseUrl(args[0]).credentials("uid", "hush").build()) {
                        System.out.println(client.users().getUser("leorgana").getLogin());
                        client.users().updateUser("leorgana", change);
                    } catch (UnprocessableEntityException refusal) {
                        System.out.println(refusal.errors());
                    }
                    System.out.println(IntraClient.class.getModule());
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void callsTheServer() throws Exception {
        Path main = Files.writeString(
                Files.createDirectory(directory.resolve("consumer")).resolve("Main.java"), MAIN);
        Path module = Files.writeString(directory.resolve("module-info.java"), MODULE);
        Path classes = Files.createDirectory(directory.resolve("classes"));
        compile(List.of(module, main), classes);

        try (ScriptedServer server = new ScriptedServer()) {
            server.answers(200, "{\"id\":127,\"login\":\"leorgana\"}")
                    .answers(422, "{\"errors\":{\"user[password]\":[\"is too short\"]}}");

            assertThat(run(classes, server.url())).isEqualToNormalizingNewlines("""
                            leorgana
                            {user[password]=[is too short]}
                            module io.matricula.client
                            """);
            assertThat(server.requests().get(1).body())
                    .isEqualTo("{\"user\":{\"password\":null,\"pool_year\":\"2018\"}}");
        }
    }

    private static void compile(List<Path> sources, Path classes) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        List<String> options = List.of(
                "--release",
                "17",
                "-Xlint:all,-requires-automatic,-requires-transitive-automatic",
                "-Werror",
                "--module-path",
                modulePath(),
                "-d",
                classes.toString());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            errors, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(errors.toString()).isTrue();
        }
    }

    private static String run(Path classes, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--module-path",
                modulePath() + File.pathSeparator + classes,
                "--module",
                "consumer/consumer.Main"));
        command.addAll(List.of(args));
        Process consumer = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(consumer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(consumer.waitFor()).as(said).isZero();
        return said;
    }

    /** The client as it is packed, and what its pom says that it needs. */
    private static String modulePath() {
        return Stream.of(
                        Path.of(System.getProperty("matricula.client-jar")),
                        jarOf(ObjectMapper.class),
                        jarOf(JsonParser.class),
                        jarOf(JsonProperty.class),
                        jarOf(JsonNullable.class),
                        jarOf(Nonnull.class))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
