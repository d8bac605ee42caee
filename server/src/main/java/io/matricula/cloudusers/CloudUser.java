package io.matricula.cloudusers;

import java.util.List;
import java.util.Map;

/**
 * A person as learningCloud knows them: the whole current state. Null stands for what is not known.
 *
 * @param userId the id of the person in the Intra API, and the key of all rows
 * @param id the id of the web services, 32 hexadecimal digits, never changed
 * @param commonId the id under which all platforms know the person, 32 hexadecimal digits, never changed
 * @param externalId the customer's id of the person
 * @param username the login, in lower case
 * @param name the first name
 * @param surname the last name
 * @param email the address that others see
 * @param enabled whether the person may sign in
 * @param language a language code
 * @param timezone a name of the IANA time zone database
 * @param officePhone a phone number
 * @param mobilePhone a phone number
 * @param interests free text
 * @param aboutMe free text
 * @param location free text
 * @param authSource the system that validates the credentials, never null
 * @param image where the picture is, as given or on this server; null without one
 * @param roles by section, each with at least one role; always with the section management
 * @param extendedFields the customer's fields, empty without any; a value may be null
 * @param extra as it was given, empty without any
 */
public record CloudUser(
        long userId,
        String id,
        String commonId,
        String externalId,
        String username,
        String name,
        String surname,
        String email,
        boolean enabled,
        String language,
        String timezone,
        String officePhone,
        String mobilePhone,
        String interests,
        String aboutMe,
        String location,
        String authSource,
        String image,
        Map<String, List<String>> roles,
        Map<String, String> extendedFields,
        Map<String, Object> extra) {}
