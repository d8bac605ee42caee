package io.matricula.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What a url that the server is to call must look like. Where its name leads is checked when it is called, on the address
 * that is really used; an address in the url itself is checked here as well.
 */
@Component
public class OutboundUrls {

    private static final int HIGHEST_PORT = 65_535;

    // everything that some resolver takes for an IPv4 address ends in a number (WHATWG URL, "ends in a number")
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?[0-9][0-9a-fx]*\\.?");
    private static final Pattern OCTETS = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\\.?");

    private final AllowedAddresses addresses;

    OutboundUrls(AllowedAddresses addresses) {
        this.addresses = addresses;
    }

    /**
     * Checks a url before it is kept or called: https; in the sandbox also http on the machine's own loopback address.
     *
     * @param url absolute; a path is allowed, a user, a query and a fragment are not
     * @return the url
     * @throws OutboundRefusedException if it must not be called; the message says why
     */
    public URI check(String url) throws OutboundRefusedException {
        URI uri = parse(url);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean isLiteral = host.startsWith("[") || OCTETS.matcher(host).matches();
        boolean isLoopback = isLiteral ? AllowedAddresses.isLoopback(literal(host)) : host.equals("localhost");
        if (!"https".equalsIgnoreCase(uri.getScheme()) && !(addresses.isSandbox() && isLoopback)) {
            throw new OutboundRefusedException("must begin with https://");
        }
        if (isLiteral && !addresses.allows(literal(host))) {
            throw new OutboundRefusedException("points at an address that is not allowed");
        }
        return uri;
    }

    private static URI parse(String url) throws OutboundRefusedException {
        try {
            URI uri = new URI(url);
            boolean isHttp = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            boolean isBare = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            if (isHttp && isBare && hasHost(uri) && uri.getPort() <= HIGHEST_PORT && uri.getPort() != 0) {
                return uri;
            }
        } catch (URISyntaxException notOne) {
            // said below
        }
        throw new OutboundRefusedException("is not a valid URL");
    }

    private static boolean hasHost(URI uri) {
        if (uri.getHost() == null) {
            return false;
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean isNumber = ENDS_IN_NUMBER.matcher(host).matches();
        return host.startsWith("[")
                ? !host.contains("%")
                : isNumber ? OCTETS.matcher(host).matches() : NAME.matcher(host).matches();
    }

    private static InetAddress literal(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException noName) {
            throw new IllegalStateException(noName);
        }
    }
}
