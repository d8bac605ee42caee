package io.matricula.client.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.matricula.client.cli.PeopleCheck.Person;
import io.matricula.client.intra.model.UserReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * What has become of each line, written as it happens, so that a later run knows it even if this one is killed. A line
 * that was refused, and is tried again, is there once more.
 */
final class Results implements AutoCloseable {

    private static final String CREATED = "created";
    private static final String[] COLUMNS = {"line", "status", "id", "login", "error", "key"};

    private final Set<String> created = new HashSet<>();
    private final CsvWriter writer;

    /** @param file is made if it is not there, and added to otherwise */
    Results(Path file) {
        try {
            if (Files.exists(file)) {
                read(file);
            }
            writer = CsvWriter.builder()
                    .autoFlush(true)
                    .build(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (Files.size(file) == 0) {
                writer.writeRecord(COLUMNS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that a killed run had begun is taken away; the server still knows by its key whom it has made. */
    private void read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(end);
        }
        CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new String(bytes, 0, end, StandardCharsets.UTF_8))
                .stream()
                .filter(line -> line.getFieldCount() == COLUMNS.length
                        && line.getField(1).equals(CREATED))
                .forEach(line -> created.add(line.getField(5)));
    }

    boolean isCreated(Person person) {
        return created.contains(person.key());
    }

    synchronized void created(Person person, UserReference user) {
        write(person, CREATED, user.getId().toString(), user.getLogin(), "");
    }

    synchronized void refused(Person person, String why) {
        write(person, "refused", "", "", why.replaceAll("\\s+", " "));
    }

    private void write(Person person, String status, String id, String login, String error) {
        writer.writeRecord(Long.toString(person.line()), status, id, login, error, person.key());
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
