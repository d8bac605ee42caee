package io.matricula.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The operations of the contract by path: a literal segment goes before a param, as in Spring's own mappings. */
final class OperationTree {

    private static final class Branch {

        private final Map<String, Branch> literals = new HashMap<>();
        private Branch param;
        private final Map<String, Operation> operations = new TreeMap<>();
    }

    private final Branch root = new Branch();

    /**
     * Adds an operation.
     *
     * @param template its path, params in braces
     * @param operation what to find there
     */
    void add(String template, Operation operation) {
        Branch branch = root;
        for (String segment : segments(template)) {
            branch = segment.startsWith("{")
                    ? param(branch)
                    : branch.literals.computeIfAbsent(segment, s -> new Branch());
        }
        branch.operations.put(operation.method(), operation);
    }

    private static Branch param(Branch branch) {
        if (branch.param == null) {
            branch.param = new Branch();
        }
        return branch.param;
    }

    /**
     * The operations at a path.
     *
     * @param path without a query, not decoded
     * @return by method; empty if the contract has no such path
     */
    Map<String, Operation> at(String path) {
        return at(root, segments(path), 0);
    }

    private static Map<String, Operation> at(Branch branch, String[] segments, int depth) {
        if (depth == segments.length) {
            return branch.operations;
        }
        Branch literal = branch.literals.get(segments[depth]);
        Map<String, Operation> found = literal == null ? Map.of() : at(literal, segments, depth + 1);
        boolean tryParam = found.isEmpty() && branch.param != null && !segments[depth].isEmpty();
        return tryParam ? at(branch.param, segments, depth + 1) : found;
    }

    /** Every role that some operation requires, in alphabetical order. */
    Set<String> roles() {
        Set<String> roles = new TreeSet<>();
        addRoles(root, roles);
        return roles;
    }

    private static void addRoles(Branch branch, Set<String> roles) {
        branch.operations.values().forEach(operation -> roles.addAll(operation.roles()));
        branch.literals.values().forEach(literal -> addRoles(literal, roles));
        if (branch.param != null) {
            addRoles(branch.param, roles);
        }
    }

    private static String[] segments(String path) {
        return path.substring(1).split("/", -1);
    }
}
