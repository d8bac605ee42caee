package io.matricula.learningcloud;

import io.matricula.addresses.EmailAddress;
import io.matricula.contract.learningcloud.model.ManagementUserToCreate;
import io.matricula.contract.learningcloud.model.ManagementUserToUpdate;
import io.matricula.http.FieldErrors;
import io.matricula.people.LoginForm;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What a user has to be beyond the types, patterns and lengths of the fields, created or updated. */
final class ManagementUserRules {

    private static final Set<String> TIME_ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final int LONGEST_EXTENDED_FIELD = 65_535;
    private static final String INVALID = "is invalid";

    private ManagementUserRules() {}

    static void check(ManagementUserToUpdate user, FieldErrors errors) {
        notBlank("user[name]", user.getName(), errors);
        notBlank("user[surname]", user.getSurname(), errors);
        notBlank("user[authSource]", user.getAuthSource().orElse(null), errors);
        checkForm("user[email]", user.getEmail(), EmailAddress.hasForm(textOf(user.getEmail())), errors);
        checkForm(
                "user[username]",
                user.getUsername(),
                LoginForm.fits(textOf(user.getUsername()).toLowerCase(Locale.ROOT)),
                errors);
        checkForm("user[timezone]", user.getTimezone(), TIME_ZONES.contains(textOf(user.getTimezone())), errors);
        Map<String, String> extended = user.getExtendedFields().orElse(null);
        if (extended != null) {
            extended.forEach((key, value) -> {
                if (value != null && value.length() > LONGEST_EXTENDED_FIELD) {
                    errors.add(
                            "user[extendedFields][" + key + "]",
                            "is too long (maximum is " + LONGEST_EXTENDED_FIELD + " characters)");
                }
            });
        }
        ImageForm.check(user.getImage().orElse(null), errors);
    }

    private static String textOf(String value) {
        return value == null ? "" : value;
    }

    private static void notBlank(String param, String value, FieldErrors errors) {
        if (value != null && value.isBlank()) {
            errors.add(param, FieldErrors.BLANK);
        }
    }

    private static void checkForm(String param, String value, boolean fits, FieldErrors errors) {
        notBlank(param, value, errors);
        if (value != null && !value.isBlank() && !fits) {
            errors.add(param, INVALID);
        }
    }

    /**
     * Refuses a body with everything that is wrong with it.
     *
     * @param sent the body as it came
     * @param errors what was noted of it
     * @throws io.matricula.http.RefusedException 400
     */
    static void decide(ObjectNode sent, FieldErrors errors) {
        Problems problems = new Problems();
        Wording.say(sent, errors, problems);
        Roles.check(Wording.onlyOne(sent.path("user")).path("roles"), problems);
        problems.sorted().throwIfAny();
    }

    /** A user to create as one to update: but for the password the fields are the same. */
    static ManagementUserToUpdate asUpdate(ManagementUserToCreate user) {
        ManagementUserToUpdate same = new ManagementUserToUpdate()
                .name(user.getName())
                .surname(user.getSurname())
                .language(user.getLanguage())
                .timezone(user.getTimezone())
                .email(user.getEmail())
                .username(user.getUsername())
                .enabled(user.getEnabled())
                .roles(user.getRoles());
        same.setOfficePhone(user.getOfficePhone());
        same.setMobilePhone(user.getMobilePhone());
        same.setInterests(user.getInterests());
        same.setAboutMe(user.getAboutMe());
        same.setLocation(user.getLocation());
        same.setAuthSource(user.getAuthSource());
        same.setImage(user.getImage());
        same.setExtendedFields(user.getExtendedFields());
        same.setExternalId(user.getExternalId());
        same.setExtra(user.getExtra());
        return same;
    }
}
