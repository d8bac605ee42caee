package io.matricula.mail;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mails are sent; the server that takes them is {@code spring.mail.host} and what belongs to it.
 *
 * @param from the sender, an address with or without a name
 */
@Validated
@ConfigurationProperties("matricula.mail")
record MailProperties(
        @DefaultValue("Matricula <matricula@localhost>") @NotBlank
        String from) {}
