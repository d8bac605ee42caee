package io.matricula.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.matricula.Matricula;
import io.matricula.database.ProductionDatabase;
import io.matricula.database.Transactions;
import io.matricula.faults.ServerProcess;
import io.matricula.platforms.Propagation.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Several servers on one database share its deliveries, and what one leaves behind when it dies another one finishes. */
@Tag("slow")
@Timeout(240)
class ManyServersTest {

    private static final int PEOPLE = 60;

    @TempDir
    private Path directory;

    private final PlatformPeer peer = new PlatformPeer();
    private final List<ConfigurableApplicationContext> servers = new ArrayList<>();
    private ProductionDatabase database;
    private DataSource source;
    private JdbcClient jdbc;

    @BeforeEach
    void startDatabase() {
        database = new ProductionDatabase(directory);
        String[] named = database.properties();
        source = new DriverManagerDataSource(value(named, "url"), value(named, "username"), value(named, "password"));
        jdbc = JdbcClient.create(source);
    }

    private static String value(String[] properties, String name) {
        String begin = "--spring.datasource." + name + "=";
        return Arrays.stream(properties)
                .filter(property -> property.startsWith(begin))
                .findFirst()
                .orElseThrow()
                .substring(begin.length());
    }

    @AfterEach
    void stop() {
        servers.forEach(ConfigurableApplicationContext::close);
        peer.close();
        database.close();
    }

    private String[] properties(String token) {
        return database.properties(
                "--matricula.platforms.training.url=" + peer.url(),
                "--matricula.platforms.training.token=" + token,
                "--matricula.platforms.training.timeout=2s",
                "--matricula.deliveries.polling-interval=20ms");
    }

    private ConfigurableApplicationContext start(String token) {
        ConfigurableApplicationContext server = new SpringApplicationBuilder(Matricula.class).run(properties(token));
        servers.add(server);
        return server;
    }

    private void insertPerson(long id) {
        jdbc.sql("""
                        insert into users (id, login, email, first_name, last_name, kind, created_at, updated_at)
                        values (:id, concat('user-', :id), concat(:id, '@example.org'), 'First', 'Last', 'student',
                          utc_timestamp(), utc_timestamp())""").param("id", id).update();
        jdbc.sql("""
                        insert into cloud_users (id, cloud_id, common_id, language, timezone)
                        values (:id, lpad(:id, 32, '0'), lpad(:id, 32, '0'), 'en', 'Etc/GMT')""").param("id", id).update();
    }

    private static void rename(ConfigurableApplicationContext server, long id, String name) {
        server.getBean(Transactions.class).inOne(() -> {
            server.getBean(JdbcClient.class)
                    .sql("update users set first_name = :name where id = :id")
                    .param("id", id)
                    .param("name", name)
                    .update();
            server.getBean(Propagation.class).changed(id);
        });
    }

    private long count(String condition) {
        return jdbc.sql("select count(*) from deliveries where " + condition)
                .query(Long.class)
                .single();
    }

    @Test
    void shareTheDeliveriesAndMakeNoneTwiceAtOnce() {
        peer.does(connection -> {
            pause(30);
            PlatformPeer.with(204, "").answer(connection);
        });
        ConfigurableApplicationContext first = start("first");
        start("second");
        LongStream.rangeClosed(1, PEOPLE).forEach(this::insertPerson);
        LongStream.rangeClosed(1, PEOPLE).forEach(id -> rename(first, id, "Changed"));
        await().atMost(Duration.ofSeconds(60)).until(() -> count("state = 'delivered'") == PEOPLE);
        assertThat(peer.calls())
                .hasSize(PEOPLE)
                .extracting(PlatformPeer.Call::path)
                .doesNotHaveDuplicates();
        assertThat(peer.calls())
                .extracting(call -> call.headers().get("X-Cloud-Auth-Token"))
                .contains("first", "second");
    }

    @Test
    void tellThePlatformOfOneUserOneAfterTheOtherAndOfTheLastStateLast() {
        peer.does(connection -> {
            pause(5);
            PlatformPeer.with(204, "").answer(connection);
        });
        List<ConfigurableApplicationContext> both = List.of(start("first"), start("second"));
        insertPerson(1);
        Stream<CompletableFuture<Void>> writers = both.stream()
                .map(server -> CompletableFuture.runAsync(() -> {
                    for (int change = 0; change < 40; change++) {
                        rename(server, 1, "Name " + change);
                        server.getBean(Propagation.class).answers(1, Mode.SYNCHRONOUS);
                    }
                }));
        writers.toList().forEach(CompletableFuture::join);
        rename(both.get(0), 1, "Last");
        await().atMost(Duration.ofSeconds(60)).until(() -> count("state = 'delivered'") == 1);
        assertThat(peer.mostAtOnce()).isEqualTo(1);
        assertThat(peer.last().<String>read("$.name")).isEqualTo("Last");
        assertThat(peer.calls()).extracting(PlatformPeer.Call::deliveryId).doesNotHaveDuplicates();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void deliverAgainUnderTheSameIdWhatAKilledServerCouldNotRecord() throws Exception {
        AtomicReference<ServerProcess> server = new AtomicReference<>();
        TransactionTemplate locking = new TransactionTemplate(new JdbcTransactionManager(source));
        peer.does(connection -> locking.executeWithoutResult(status -> {
            // held until the server is gone, so that it reads the answer and cannot record it
            jdbc.sql("select id from deliveries for update").query(Long.class).single();
            yes(connection);
            await().until(() -> !recording().isEmpty());
            server.get().kill();
            // the database does not see by itself that nobody waits for this one any more
            recording().forEach(statement -> jdbc.sql("kill " + statement).update());
        }));
        try (ServerProcess killed = ServerProcess.start(directory, properties("killed"))) {
            server.set(killed);
            killed.ready();
            insertPerson(1);
            jdbc.sql("""
                            insert into deliveries (user_id, login, platform, state, version, next_attempt_at, created_at,
                              updated_at)
                            values (1, 'user-1', 'training', 'pending', 7, utc_timestamp(), utc_timestamp(),
                              utc_timestamp())""").update();
            await().atMost(Duration.ofSeconds(60)).until(() -> !killed.process().isAlive());
        }
        assertThat(peer.calls()).hasSize(1);
        assertThat(count("state = 'pending' and claim is not null and last_status is null"))
                .isEqualTo(1);

        peer.does(PlatformPeer.with(204, ""));
        start("back");
        await().atMost(Duration.ofSeconds(60)).until(() -> count("state = 'delivered' and claim is null") == 1);
        assertThat(peer.calls())
                .hasSize(2)
                .extracting(PlatformPeer.Call::deliveryId)
                .containsOnly("1-7");
        assertThat(peer.last().headers()).containsEntry("X-Cloud-Auth-Token", "back");
        assertThat(count("attempts = 2 and last_status = 204")).isEqualTo(1);
    }

    private static void yes(java.net.Socket connection) {
        try {
            PlatformPeer.with(204, "").answer(connection);
            connection.getOutputStream().flush();
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }

    private List<Long> recording() {
        return jdbc.sql("select id from information_schema.processlist where info like 'update deliveries%'")
                .query(Long.class)
                .list();
    }
}
