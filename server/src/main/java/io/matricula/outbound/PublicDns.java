package io.matricula.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Gives out addresses that may be called, and no others. A connection goes to the very address that was checked, so a
 * name that leads elsewhere the next time it is asked for (DNS rebinding) gains nothing.
 */
final class PublicDns implements DnsResolver {

    private final AllowedAddresses addresses;
    private final DnsResolver names;

    PublicDns(AllowedAddresses addresses) {
        this(addresses, SystemDefaultDnsResolver.INSTANCE);
    }

    PublicDns(AllowedAddresses addresses, DnsResolver names) {
        this.addresses = addresses;
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.resolve(host);
        if (!Arrays.stream(found).allMatch(addresses::allows)) {
            throw new OutboundRefusedException("points at an address that is not allowed");
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
