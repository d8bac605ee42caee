package io.matricula.contract;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Makes the collection anew, when it is asked for by name: {@code mvn -pl server test -Dtest=WritePostmanCollection}. */
class WritePostmanCollection {

    @Test
    void isWritten() throws IOException {
        Files.writeString(PostmanCollection.FILE, PostmanCollection.of(Workflow.read()));
    }
}
