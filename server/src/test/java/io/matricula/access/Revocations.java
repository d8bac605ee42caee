package io.matricula.access;

import io.matricula.several.SeveralServers;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** Lets servers learn now of the revocations that another was told, which takes them up to a minute. */
public final class Revocations {

    private Revocations() {}

    /** Does nothing where there is one server: it knows at once. */
    public static void othersReadAnew(ApplicationContext first) {
        if (SeveralServers.with(first).size() > 1) {
            allReadAnew(first);
        }
    }

    static void allReadAnew(ApplicationContext first) {
        List<ApplicationContext> servers = SeveralServers.with(first);
        servers.forEach(server -> server.getBean(RevokedTokens.class).refresh());
    }
}
