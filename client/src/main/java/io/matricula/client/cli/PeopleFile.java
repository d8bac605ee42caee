package io.matricula.client.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A CSV file with a first line of column names.
 *
 * @param columns their names
 * @param rows the other lines that are not empty
 */
record PeopleFile(List<String> columns, List<Row> rows) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** @param line in the file, from 1; the first one of a row that has line breaks in quotes */
    record Row(long line, List<String> values) {}

    /**
     * Reads a file.
     *
     * @param file in UTF-8 with or without a byte order mark, commas or semicolons between the values
     * @throws UsageException if it cannot be read so
     */
    static PeopleFile read(Path file) {
        try {
            String text = Files.readString(file);
            return parse(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw new UsageException(file + " is not UTF-8.");
        } catch (NoSuchFileException e) {
            throw new UsageException("There is no file " + file + ".");
        } catch (IOException | CsvParseException e) {
            throw new UsageException(file + " cannot be read: " + e.getMessage());
        }
    }

    private static PeopleFile parse(String text) {
        List<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator(text))
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)
                .stream()
                .toList();
        if (records.isEmpty()) {
            throw new UsageException("The file is empty; its first line must name the columns.");
        }
        return new PeopleFile(
                records.get(0).getFields().stream().map(String::strip).toList(),
                records.stream()
                        .skip(1)
                        .map(row -> new Row(row.getStartingLineNumber(), row.getFields()))
                        .toList());
    }

    private static char separator(String text) {
        String names = text.lines().findFirst().orElse("");
        return names.chars().filter(c -> c == ';').count()
                        > names.chars().filter(c -> c == ',').count()
                ? ';'
                : ',';
    }
}
