package io.matricula.database;

import io.matricula.StartRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * What the embedded database keeps on disk, for its owner's eyes only. One server holds it at a time: the lock on the
 * file {@code lock} ends with the process, however that ends.
 */
final class DatabaseDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private DatabaseDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws StartRefusedException if another server holds it */
    static DatabaseDirectory held(Path path) {
        try {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path real = path.toRealPath();
            FileChannel channel = FileChannel.open(
                    real.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                String holder = holder(channel);
                channel.close();
                throw new StartRefusedException(
                        "Another Matricula server (process %s) uses the database in %s.".formatted(holder, real),
                        "Stop it, or give this server a directory of its own with --matricula.data-directory=...");
            }
            channel.truncate(0)
                    .write(
                            ByteBuffer.wrap(
                                    Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
                            0);
            return new DatabaseDirectory(real, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + path + " cannot hold a database", e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        channel.read(pid, 0);
        return StandardCharsets.US_ASCII.decode(pid.flip()).toString();
    }

    /** MariaDB's own directory; it exists only when it is complete. */
    Path data() {
        return path.resolve("data");
    }

    Path temporary() throws IOException {
        return Files.createDirectories(path.resolve("tmp"));
    }

    Path log() {
        return path.resolve("mariadbd.log");
    }

    /** Runs with every start: gives the server's account the password of this start. */
    Path accountScript() {
        return path.resolve("account.sql");
    }

    /** How a person gets in: {@code mariadb --defaults-file=... matricula}. */
    Path clientOptions() {
        return path.resolve("client.cnf");
    }

    /** A new, empty place for an installation, which {@link #adopt} makes {@link #data()} when it is complete. */
    Path installing() throws IOException {
        try (Stream<Path> children = Files.list(path)) {
            List<Path> abandoned = children.filter(
                            child -> child.getFileName().toString().startsWith("installing"))
                    .toList();
            for (Path directory : abandoned) {
                FileSystemUtils.deleteRecursively(directory);
            }
        }
        return Files.createTempDirectory(path, "installing");
    }

    void adopt(Path installed) throws IOException {
        Files.move(installed, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    static void writeForOwner(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
