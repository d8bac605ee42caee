package io.matricula.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the client's README shows compiles. */
class ReadmeTest {

    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

    private static final String IMPORTS = """
            import io.matricula.client.*;
            import io.matricula.client.errors.*;
            import io.matricula.client.intra.model.*;
            import io.matricula.client.learningcloud.model.Envelope;
            import io.matricula.junit.*;
            import java.time.*;
            import java.util.List;
            import java.util.concurrent.CompletableFuture;
            import java.util.concurrent.atomic.AtomicReference;
            import org.junit.jupiter.api.Test;
            """;

    @TempDir
    private Path classes;

    @Test
    void everySnippetCompiles() throws IOException {
        List<JavaFileObject> snippets = SNIPPET.matcher(Files.readString(Path.of("../README.md")))
                .results()
                .map(snippet -> file(snippet.group(1), snippet.start()))
                .toList();
        StringWriter errors = new StringWriter();
        List<String> options = List.of(
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));

        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(errors, null, null, options, null, snippets)
                .call();

        assertThat(compiled).as(errors.toString()).isTrue();
        assertThat(snippets).hasSizeGreaterThan(5);
    }

    /** A client and a person are given, unless the snippet makes its own. */
    private static JavaFileObject file(String snippet, int position) {
        if (snippet.contains("class EnrolmentTest")) {
            return file("EnrolmentTest", IMPORTS + snippet);
        }
        String given = (snippet.contains("IntraClient client") ? "" : "IntraClient client, ") + "UserToCreate person";
        String name = "At" + position;
        return file(
                name, IMPORTS + "class " + name + " { void run(" + given + ") throws Exception {\n" + snippet + "}}");
    }

    private static JavaFileObject file(String name, String source) {
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }
}
