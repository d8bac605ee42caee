package io.matricula.platforms;

/**
 * A delivery that is being made: this server alone may make it, until it says how that ended or its time is up.
 *
 * @param id its id
 * @param userId whose state is sent
 * @param deletedCommonId the common id of a user who is gone; null for one who is to be told of as now
 * @param version how many changes it holds
 * @param attempts with this one
 * @param claim proves that it is still ours
 */
record Delivery(long id, long userId, String deletedCommonId, int version, int attempts, String claim) {

    boolean isDeletion() {
        return deletedCommonId != null;
    }

    /** The same for every repetition of the same state, another one after a change. */
    String name() {
        return id + "-" + version;
    }
}
