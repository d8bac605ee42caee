package io.matricula.contracts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import javax.sql.DataSource;
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
    private DataSource dataSource;

    @Autowired
    private ApplicationContext context;

    private String url;

    @BeforeAll
    void takeTheDatabaseAway() throws SQLException, IOException {
        SimpleDriverDataSource connections = dataSource.unwrap(SimpleDriverDataSource.class);
        url = connections.getUrl();
        connections.setUrl(url.replaceFirst(":\\d+/", ":" + portOfNobody() + "/"));
        AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
    }

    private static int portOfNobody() throws IOException {
        try (ServerSocket closedAtOnce = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return closedAtOnce.getLocalPort();
        }
    }

    @AfterAll
    void giveItBack() throws SQLException {
        dataSource.unwrap(SimpleDriverDataSource.class).setUrl(url);
        AvailabilityChangeEvent.publish(context, LivenessState.CORRECT);
    }
}
