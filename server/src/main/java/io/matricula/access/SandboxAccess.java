package io.matricula.access;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The credentials that everybody knows: they exist in the sandbox only. */
@Component
@ConditionalOnProperty(name = "matricula.mode", havingValue = "sandbox")
@DependsOnDatabaseInitialization
public class SandboxAccess implements SmartInitializingSingleton {

    /** The secret of every sandbox application. */
    public static final String SECRET = "sandbox";

    /** The token of learningCloud's web services in the sandbox. */
    public static final String CLOUD_TOKEN = "sandbox-cloud-token";

    /**
     * An application that everybody knows.
     *
     * @param id its number
     * @param uid its client id, and its name
     * @param roles its only role; empty for none
     */
    public record Known(long id, String uid, String roles) {}

    /** In the order of their numbers. */
    public static final List<Known> APPLICATIONS = List.of(
            new Known(1, "sandbox-advanced-tutor", "Advanced tutor"),
            new Known(2, "sandbox-advanced-staff", "Advanced staff"),
            new Known(3, "sandbox-basic-staff", "Basic staff"),
            new Known(4, "sandbox-operator", "operator"),
            new Known(5, "sandbox-public", ""));

    // "on duplicate key" because several servers may start on one database, and because a later start finds the rows
    private static final String INSERT_APPLICATION = """
            insert into applications (id, uid, name, roles, redirect_uris, created_at, updated_at)
            values (:id, :uid, :uid, :roles, :redirect_uris, :now, :now)
            on duplicate key update redirect_uris = values(redirect_uris)
            """;

    private static final String INSERT_SECRET = """
            insert into application_secrets (application_id, secret_hash, created_at)
            select id, :hash, :now from applications where uid = :uid
            on duplicate key update application_id = application_id
            """;

    private static final String INSERT_CLOUD_TOKEN = """
            insert into cloud_tokens (name, token_hash, created_at)
            values ('sandbox', :hash, :now)
            on duplicate key update cloud_tokens.id = cloud_tokens.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    SandboxAccess(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Puts those of the known credentials back that are missing. */
    @Override
    public void afterSingletonsInstantiated() {
        LocalDateTime now = LocalDateTime.now(clock);
        for (Known application : APPLICATIONS) {
            jdbc.sql(INSERT_APPLICATION)
                    .param("id", application.id())
                    .param("uid", application.uid())
                    .param("roles", application.roles())
                    .param("redirect_uris", RedirectUris.ANY_OF_LOOPBACK)
                    .param("now", now)
                    .update();
            jdbc.sql(INSERT_SECRET)
                    .param("hash", SecretHash.of(SECRET))
                    .param("uid", application.uid())
                    .param("now", now)
                    .update();
        }
        jdbc.sql(INSERT_CLOUD_TOKEN)
                .param("hash", SecretHash.of(CLOUD_TOKEN))
                .param("now", now)
                .update();
    }
}
