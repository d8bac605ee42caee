package io.matricula.http;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the server is reached.
 *
 * @param baseUrl with which every URL in an answer begins
 * @param allowUnencrypted whether, in production, unencrypted connections from other machines are taken
 */
@Validated
@ConfigurationProperties("matricula")
record AddressProperties(@NotNull URI baseUrl, boolean allowUnencrypted) {}
