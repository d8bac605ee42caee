package io.matricula.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Which addresses may be called: public ones, and those that the configuration allows. The sandbox may call the machine
 * it runs on.
 */
@Component
class AllowedAddresses {

    private static final List<IpAddressMatcher> LOOPBACK = matchers(Stream.of("127.0.0.0/8", "::1"));

    // IANA's registries of special purpose addresses (RFC 6890); of IPv6, what is outside 2000::/3 is not public anyhow
    private static final List<IpAddressMatcher> NOT_PUBLIC = matchers(Stream.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            // public, but answers virtual machines of Azure with what is theirs alone
            "168.63.129.16",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20"));

    private static final IpAddressMatcher PUBLIC_IPV6 = new IpAddressMatcher("2000::/3");

    private final List<IpAddressMatcher> allowed;
    private final boolean isSandbox;

    AllowedAddresses(OutboundProperties properties, @Value("${matricula.mode}") String mode) {
        this.allowed = matchers(properties.allowedNetworks().stream());
        this.isSandbox = "sandbox".equalsIgnoreCase(mode);
    }

    boolean isSandbox() {
        return isSandbox;
    }

    /**
     * Tells whether an address may be called.
     *
     * @param address an IPv4 address that is written as an IPv6 one is an {@code Inet4Address} already
     * @return true if it is public or allowed
     */
    boolean allows(InetAddress address) {
        String text = withoutScope(address);
        return matches(allowed, text) || isSandbox && isLoopback(address) || isPublic(address, text);
    }

    static boolean isLoopback(InetAddress address) {
        return matches(LOOPBACK, withoutScope(address));
    }

    private static boolean isPublic(InetAddress address, String text) {
        boolean isIpv6 = address instanceof java.net.Inet6Address;
        return !matches(NOT_PUBLIC, text) && (!isIpv6 || PUBLIC_IPV6.matches(text));
    }

    private static String withoutScope(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress()).getHostAddress();
        } catch (UnknownHostException fourOrSixteenBytes) {
            throw new IllegalStateException(fourOrSixteenBytes);
        }
    }

    private static List<IpAddressMatcher> matchers(Stream<String> networks) {
        return networks.map(IpAddressMatcher::new).toList();
    }

    private static boolean matches(List<IpAddressMatcher> networks, String address) {
        return networks.stream().anyMatch(network -> network.matches(address));
    }
}
