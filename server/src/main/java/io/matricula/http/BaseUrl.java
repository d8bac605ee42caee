package io.matricula.http;

import java.net.URI;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Where callers reach this server: every URL in an answer begins with it. */
@Component
@EnableConfigurationProperties(AddressProperties.class)
public class BaseUrl {

    private final String base;

    BaseUrl(AddressProperties address) {
        this.base = address.baseUrl().toString().replaceFirst("/+$", "");
    }

    /**
     * The address of a path of this server.
     *
     * @param path begins with a slash, escaped where it must be
     * @return the absolute address
     */
    public URI of(String path) {
        return URI.create(base + path);
    }

    /**
     * The address of a person, as the documented answers give it.
     *
     * @param login the login
     * @return {@code …/v2/users/login}
     */
    public URI ofUser(String login) {
        return of("/v2/users/" + login);
    }
}
