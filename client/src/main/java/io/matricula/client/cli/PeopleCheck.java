package io.matricula.client.cli;

import io.matricula.client.cli.Params.Param;
import io.matricula.client.cli.PeopleFile.Row;
import io.matricula.client.intra.model.UserToCreate;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads people from a file, and all that is wrong with it, before anything is sent. */
final class PeopleCheck {

    private static final List<String> ONE_OF_A_KIND = List.of("email", "login");

    private final Params params = Params.of(UserToCreate.class);
    private final List<String> problems = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final Map<String, Long> seen = new HashMap<>();
    private final PeopleFile file;

    /**
     * Somebody to create.
     *
     * @param line of the file, from 1
     * @param key names this creation for the server, the same in every run while the row is the same
     */
    record Person(long line, String key, UserToCreate user) {}

    PeopleCheck(PeopleFile file) {
        this.file = file;
        checkColumns();
        file.rows().forEach(this::checkRow);
    }

    /** One sentence each, as "line 7, email: must be there"; none if the file is good. */
    List<String> problems() {
        return problems;
    }

    /** All of the file's people if there is no problem, in its order. */
    List<Person> people() {
        return people;
    }

    private void checkColumns() {
        Map<List<String>, String> known = new HashMap<>();
        for (String column : file.columns()) {
            List<String> path = Params.path(column, "user");
            if (params.find(path).isEmpty()) {
                problem(1, column, "is no param of a user");
            } else if (known.put(path, column) != null) {
                problem(1, column, "is there twice");
            }
        }
        params.required().stream()
                .filter(name -> !known.containsKey(List.of(name)))
                .forEach(name -> problem(1, name, "is needed, but there is no such column"));
    }

    private void checkRow(Row row) {
        if (row.values().size() != file.columns().size()) {
            problems.add("line " + row.line() + ": has " + row.values().size() + " values for "
                    + file.columns().size() + " columns");
            return;
        }
        Tree tree = new Tree();
        int before = problems.size();
        for (int column = 0; column < row.values().size(); column++) {
            checkValue(row.line(), file.columns().get(column), row.values().get(column), tree);
        }
        if (problems.size() == before) {
            people.add(new Person(row.line(), key(tree), tree.as(UserToCreate.class)));
        }
    }

    /** An empty value is not sent at all. */
    private void checkValue(long line, String column, String value, Tree tree) {
        List<String> path = Params.path(column, "user");
        Param param = params.find(path).orElse(null);
        if (param == null) {
            return;
        }
        if (value.isBlank()) {
            if (param.required() && path.size() == 1) {
                problem(line, column, "must be there");
            }
            return;
        }
        try {
            tree.put(path, Values.read(value, param.type()));
        } catch (UsageException e) {
            problem(line, column, e.getMessage() + ", not \"" + value + "\"");
        }
        if (path.size() == 1 && ONE_OF_A_KIND.contains(path.get(0))) {
            checkFirst(line, column, value);
        }
    }

    private void checkFirst(long line, String column, String value) {
        Long first = seen.putIfAbsent(column + " " + value.strip().toLowerCase(Locale.ROOT), line);
        if (first != null) {
            problem(line, column, "is the same as in line " + first);
        }
    }

    private void problem(long line, String column, String what) {
        problems.add("line " + line + ", " + column + ": " + what);
    }

    private static String key(Tree tree) {
        try {
            byte[] content = Params.MAPPER.writeValueAsBytes(tree.json());
            return "import-"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
