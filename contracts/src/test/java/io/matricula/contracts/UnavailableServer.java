package io.matricula.contracts;

import io.matricula.several.SeveralServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * What contracts of {@code unavailable} are tried on: nobody listens any more where the server looks for its database,
 * and the server says of itself that it is to be restarted.
 */
public abstract class UnavailableServer extends ProductionServer {

    @Autowired
    private ApplicationContext context;

    private String url;

    @BeforeAll
    void takeTheDatabaseAway() throws IOException {
        url = connections(context).getUrl();
        tellAll(url.replaceFirst(":\\d+/", ":" + portOfNobody() + "/"), LivenessState.BROKEN);
    }

    private static int portOfNobody() throws IOException {
        try (ServerSocket closedAtOnce = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return closedAtOnce.getLocalPort();
        }
    }

    @AfterAll
    void giveItBack() {
        tellAll(url, LivenessState.CORRECT);
    }

    private void tellAll(String url, LivenessState state) {
        SeveralServers.with(context).forEach(server -> {
            connections(server).setUrl(url);
            AvailabilityChangeEvent.publish(server, state);
        });
    }

    private static SimpleDriverDataSource connections(ApplicationContext server) {
        return server.getBean(SimpleDriverDataSource.class);
    }
}
