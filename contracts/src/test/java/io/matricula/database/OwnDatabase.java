package io.matricula.database;

import java.nio.file.Path;

/** A MariaDB without tables, for a server that is told the url of its database. */
public final class OwnDatabase {

    private OwnDatabase() {}

    /**
     * Starts one.
     *
     * @param directory where it keeps its rows
     * @param programs where MariaDB itself is unpacked
     */
    public static EmbeddedDatabase startedIn(Path directory, Path programs) {
        return EmbeddedDatabase.startedIn(directory, programs);
    }
}
