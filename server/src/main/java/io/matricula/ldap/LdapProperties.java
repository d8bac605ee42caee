package io.matricula.ldap;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param ldap the LDAP servers by the slug of their campus */
@Validated
@ConfigurationProperties("matricula")
record LdapProperties(@DefaultValue Map<String, @Valid Server> ldap) {

    /**
     * An LDAP server.
     *
     * @param url {@code ldap://} or {@code ldaps://}, with the port unless it is 389 or 636
     * @param bindDn who writes
     * @param password the password of who writes
     * @param baseDn what all entries are below
     * @param people where people are, below the base
     * @param groups where groups are, below the base
     * @param timeout for the connection and for each answer
     */
    record Server(
            @NotNull URI url,
            @NotBlank String bindDn,
            @NotBlank String password,
            @NotBlank String baseDn,
            @DefaultValue("ou=people") String people,
            @DefaultValue("ou=groups") String groups,
            @DefaultValue("5s") @NotNull Duration timeout) {

        /** Without the password, which must not get into a log. */
        @Override
        public String toString() {
            return url.toString();
        }
    }
}
