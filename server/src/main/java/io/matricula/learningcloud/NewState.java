package io.matricula.learningcloud;

import io.matricula.database.RowChanges;
import io.matricula.images.PreparedImage;

/**
 * What a create or an update makes of a person.
 *
 * @param username in lower case
 * @param email as sent
 * @param externalId null if it is not sent, or taken away
 * @param person columns of {@code users}
 * @param cloud columns of {@code cloud_users}
 * @param image the picture
 */
record NewState(String username, String email, String externalId, RowChanges person, RowChanges cloud, NewImage image) {

    /**
     * A picture.
     *
     * @param sent false if nothing is to change
     * @param url where it is; null if it came as data, or is taken away
     * @param data what came; null if it did not come as data
     */
    record NewImage(boolean sent, String url, PreparedImage data) {

        /** Whether there is another picture from now on: the address that was read here, sent back, means the same one. */
        boolean isOtherThan(String before) {
            return sent && (url == null || !url.equals(before));
        }

        /** Names the picture, if it came as data. */
        String hash() {
            return data == null ? null : data.hash();
        }
    }
}
