package io.matricula.lists;

import java.util.List;
import java.util.Set;

/**
 * What is held of a column.
 *
 * @param ranks the rank of each row; or, if there are sets, which of them it has
 * @param sets the values that a row can have, as text and null among them for null: for columns of few values and no
 *     order. Null for all others
 */
record Column(Ranks ranks, List<Set<String>> sets) {}
