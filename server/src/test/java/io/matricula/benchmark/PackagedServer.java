package io.matricula.benchmark;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.VirtualMachine;
import io.matricula.faults.ServerProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The server as it is packed, in a process of its own, with its database in {@code target/benchmark}. */
final class PackagedServer implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]*)\"");
    private static final double TICKS_PER_SECOND = 100;

    private final ServerProcess server;
    private final Process process;
    private final JMXConnector management;
    private final ThreadMXBean threads;

    /** Starts it and waits until it is ready. */
    PackagedServer(Path directory, List<String> flags, List<String> options) throws Exception {
        List<String> java = new ArrayList<>(flags);
        java.addAll(List.of("-jar", jar("exec").orElseThrow().toString()));
        server = ServerProcess.start(directory, java, options).ready();
        process = server.process();
        VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
        management = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
        machine.detach();
        threads = ManagementFactory.newPlatformMXBeanProxy(
                management.getMBeanServerConnection(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    }

    /** A runnable jar, if it was built. */
    static Optional<Path> jar(String classifier) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith("-" + classifier + ".jar"))
                    .findFirst();
        }
    }

    String address() {
        return server.address();
    }

    /** A token of an application of the sandbox. */
    String token(String application) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&client_secret=sandbox&client_id=" + application))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        Matcher found = TOKEN.matcher(answer);
        if (!found.find()) {
            throw new IOException(answer);
        }
        return found.group(1);
    }

    /** How to get into its database: the url, the account, the password. */
    String[] database() {
        DriverManagerDataSource source = server.dataSource();
        return new String[] {source.getUrl(), source.getUsername(), source.getPassword()};
    }

    /** Seconds of CPU that the server has used. */
    double cpu() throws IOException {
        return cpu(process.toHandle());
    }

    /** Seconds of CPU that its database has used. */
    double cpuOfDatabase() throws IOException {
        return cpu(server.database());
    }

    private static double cpu(ProcessHandle process) throws IOException {
        String[] stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"))
                .split("\\) ")[1]
                .split(" ");
        return (Long.parseLong(stat[11]) + Long.parseLong(stat[12])) / TICKS_PER_SECOND;
    }

    /** Bytes that its threads have allocated. */
    long allocated() {
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    /** MiB of memory that the server has now. */
    long resident() throws IOException {
        String status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
        return Long.parseLong(status.replaceFirst("(?s).*VmRSS:\\s+(\\d+) kB.*", "$1")) / 1024;
    }

    @Override
    public void close() throws IOException {
        management.close();
        server.stop();
        server.close();
    }
}
