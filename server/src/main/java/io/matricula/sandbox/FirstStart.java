package io.matricula.sandbox;

import io.matricula.StartRefusedException;
import io.matricula.sandbox.Holdings.Owner;
import io.matricula.sandbox.SandboxProperties.Mode;
import java.time.Clock;
import java.time.LocalDateTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Fills a fresh database before the first request. Sandbox and real people never meet in one database: everybody knows
 * the password of the former, and a reset would erase the latter.
 */
@Component
class FirstStart implements SmartInitializingSingleton {

    private static final String INSERT_DEFAULT_CURSUS = """
            insert into cursus (name, slug, kind, created_at, updated_at)
            values ('Piscine C', 'piscine-c', 'piscine', :now, :now)
            on duplicate key update slug = slug
            """;

    private final SandboxProperties properties;
    private final Holdings holdings;
    private final ObjectProvider<SandboxWorld> world;
    private final JdbcClient jdbc;
    private final Clock clock;

    FirstStart(
            SandboxProperties properties,
            Holdings holdings,
            ObjectProvider<SandboxWorld> world,
            JdbcClient jdbc,
            Clock clock) {
        this.properties = properties;
        this.holdings = holdings;
        this.world = world;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Owner owner = holdings.owner();
        if (properties.mode() == Mode.PRODUCTION) {
            startProduction(owner);
        } else {
            startSandbox(owner);
        }
    }

    private void startSandbox(Owner owner) {
        if (owner == Owner.SOMEBODY) {
            throw new StartRefusedException(
                    "The database holds people who are not the sandbox's.",
                    "Start with --matricula.mode=production, or give the sandbox a database of its own.");
        }
        if (owner == Owner.NOBODY) {
            world.getObject().reset();
        }
    }

    private void startProduction(Owner owner) {
        if (owner == Owner.SANDBOX) {
            throw new StartRefusedException(
                    "The database holds the sandbox's people, whose passwords are known.",
                    "Give production a database of its own with --spring.datasource.url=jdbc:mysql://...");
        }
        jdbc.sql(INSERT_DEFAULT_CURSUS).param("now", LocalDateTime.now(clock)).update();
    }
}
