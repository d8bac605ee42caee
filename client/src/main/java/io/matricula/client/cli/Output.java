package io.matricula.client.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;

/** Prints a record. */
final class Output {

    enum Format {
        json,
        table
    }

    @Option(
            names = {"-o", "--output"},
            defaultValue = "table",
            description =
                    "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}, which leaves out what is nested.")
    private Format format;

    /** @param record as the server has given it */
    void print(Object record, PrintWriter out) {
        JsonNode tree = Params.MAPPER.valueToTree(record);
        if (format == Format.json) {
            ObjectWriter writer = Params.MAPPER.writerWithDefaultPrettyPrinter();
            out.println(writer.writeValueAsString(tree));
            return;
        }
        int width = tree.propertyNames().stream().mapToInt(String::length).max().orElse(0);
        tree.properties().stream()
                .filter(field ->
                        field.getValue().isValueNode() && !field.getValue().isNull())
                .forEach(field -> out.printf(
                        "%-" + width + "s  %s%n",
                        field.getKey(),
                        field.getValue().asString()));
    }
}
