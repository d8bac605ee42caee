package io.matricula.database;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the embedded database lives.
 *
 * @param dataDirectory its rows are under {@code database} in there; relative to the working directory
 * @param programDirectory where MariaDB itself is unpacked (about 350 MB), once for each version
 */
@Validated
@ConfigurationProperties("matricula")
record DatabaseProperties(
        @NotNull Path dataDirectory, @NotNull Path programDirectory) {}
