package io.matricula.addresses;

import java.util.Locale;
import java.util.regex.Pattern;

/** The form of addresses: {@code local@domain}, compared without case. */
public final class EmailAddress {

    private static final Pattern FORM = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,253}");

    private EmailAddress() {}

    /**
     * Tells whether a text is an address.
     *
     * @param text not null
     * @return true if it is {@code local@domain}
     */
    public static boolean hasForm(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * An address as it is compared with others.
     *
     * @param address not null
     * @return lower case
     */
    public static String compared(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
