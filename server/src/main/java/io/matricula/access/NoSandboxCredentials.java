package io.matricula.access;

import io.matricula.StartRefusedException;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps a server from starting in production while a credential that everybody knows opens it. */
@Component
@ConditionalOnProperty(name = "matricula.mode", havingValue = "production")
class NoSandboxCredentials implements SmartInitializingSingleton {

    private static final String SELECT = """
            select concat('the application ', applications.uid)
              from applications join application_secrets on application_secrets.application_id = applications.id
             where application_secrets.secret_hash = :secret
            union
            select concat('the application ', uid) from applications where redirect_uris like :any_of_loopback
            union
            select concat('the learningCloud token ', name) from cloud_tokens where token_hash = :cloud_token
            """;

    private final JdbcClient jdbc;

    NoSandboxCredentials(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> known = jdbc.sql(SELECT)
                .param("secret", SecretHash.of(SandboxAccess.SECRET))
                .param("any_of_loopback", "%" + RedirectUris.ANY_OF_LOOPBACK + "%")
                .param("cloud_token", SecretHash.of(SandboxAccess.CLOUD_TOKEN))
                .query(String.class)
                .list();
        if (!known.isEmpty()) {
            throw new StartRefusedException(
                    "The database holds credentials of the sandbox, which everybody knows: " + String.join(", ", known)
                            + ".",
                    "Give production a database of its own, or delete them.");
        }
    }
}
