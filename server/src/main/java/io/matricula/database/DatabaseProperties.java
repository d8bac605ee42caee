package io.matricula.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the embedded database lives.
 *
 * @param dataDirectory its rows are under {@code database} in there; relative to the working directory
 * @param programDirectory where MariaDB itself is unpacked (about 350 MB), once for each version
 */
@ConfigurationProperties("matricula")
record DatabaseProperties(Path dataDirectory, Path programDirectory) {}
