package io.matricula.users;

import io.matricula.access.Caller;
import io.matricula.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Objects;

/**
 * The row of a person. Null stands for what is not known.
 *
 * @param id the id
 * @param login in lower case
 * @param email the address that others see
 * @param firstName the first name
 * @param lastName the last name
 * @param usualFirstName what the person is called; null if that is the first name
 * @param poolYear the year of the piscine
 * @param poolMonth its month, in lower case
 * @param kind admin, student or external
 * @param status free text
 * @param phone the phone number
 * @param location where the person is logged in
 * @param imageHash names the image; null without one
 * @param primaryCampusId the primary campus; null for none
 * @param staff whether the person works here
 * @param active whether the person may sign in
 * @param correctionPoint points for corrections
 * @param wallet points to spend
 * @param anonymizeDate when the person will be made anonymous
 * @param dataErasureDate when the data will be erased
 * @param alumnizedAt since when the person is an alumna or alumnus
 */
record StoredUser(
        long id,
        String login,
        String email,
        String firstName,
        String lastName,
        String usualFirstName,
        String poolYear,
        String poolMonth,
        String kind,
        String status,
        String phone,
        String location,
        String imageHash,
        Long primaryCampusId,
        boolean staff,
        boolean active,
        int correctionPoint,
        int wallet,
        OffsetDateTime anonymizeDate,
        OffsetDateTime dataErasureDate,
        OffsetDateTime alumnizedAt) {

    /** What {@link #read} reads, of the table {@code users}. */
    static final String COLUMNS = """
            id, login, email, first_name, last_name, usual_first_name, pool_year, pool_month, kind, status, phone, location,
              image_hash, staff, active, correction_point, wallet, anonymize_date, data_erasure_date, alumnized_at,
              primary_campus_id""";

    static StoredUser read(ResultSet row, int number) throws SQLException {
        return new StoredUser(
                row.getLong("id"),
                row.getString("login"),
                row.getString("email"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("usual_first_name"),
                row.getString("pool_year"),
                row.getString("pool_month"),
                row.getString("kind"),
                row.getString("status"),
                row.getString("phone"),
                row.getString("location"),
                row.getString("image_hash"),
                row.getObject("primary_campus_id", Long.class),
                row.getBoolean("staff"),
                row.getBoolean("active"),
                row.getInt("correction_point"),
                row.getInt("wallet"),
                Times.read(row, "anonymize_date"),
                Times.read(row, "data_erasure_date"),
                Times.read(row, "alumnized_at"));
    }

    /** The number for the person, {@code hidden} for everybody else; null without one. */
    String phoneSeenBy(Caller caller) {
        boolean themselves = Objects.equals(caller.resourceOwnerId(), id);
        return phone == null || themselves ? phone : "hidden";
    }

    String displayName() {
        return firstName + " " + lastName;
    }

    String usualFullName() {
        return (usualFirstName == null ? firstName : usualFirstName) + " " + lastName;
    }
}
