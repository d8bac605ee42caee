package io.matricula.http;

/** Ids in paths. */
public final class PathId {

    private static final int DIGITS = 18;

    private PathId() {}

    /**
     * Reads an id.
     *
     * @param id as it stands in the path
     * @return the id
     * @throws NotFoundException if no row can have such an id
     */
    public static long of(String id) {
        if (id.length() > DIGITS || !id.matches("[0-9]+")) {
            throw new NotFoundException();
        }
        return Long.parseLong(id);
    }
}
