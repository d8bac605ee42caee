package io.matricula.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.SSLUtil;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.SocketFactory;
import org.springframework.stereotype.Component;

/** Writes people and their groups into an LDAP server. Whatever is there already stays, so it can be done again. */
@Component
class LdapDirectory {

    private static final int LDAP_PORT = 389;
    private static final int LDAPS_PORT = 636;

    /**
     * Puts a person into a group; person and group are made if they are not there.
     *
     * @param server where
     * @param person an inetOrgPerson (RFC 2798); one of that uid gets these names and this address
     * @param group the cn of the group; a new one is a groupOfNames (RFC 4519)
     * @throws LDAPException if the server does not do it, or does not answer in time
     */
    void add(LdapProperties.Server server, LdapPerson person, String group) throws LDAPException {
        DN base = new DN(server.baseDn());
        DN entry = new DN(new RDN("uid", person.login()), below(base, server.people()));
        DN groupEntry = new DN(new RDN("cn", group), below(base, server.groups()));
        try (LDAPConnection connection = connect(server)) {
            write(connection, entry, person);
            join(connection, groupEntry, entry, person.login());
        }
    }

    private static DN below(DN base, String relative) throws LDAPException {
        return relative.isBlank() ? base : new DN(relative + "," + base);
    }

    private static LDAPConnection connect(LdapProperties.Server server) throws LDAPException {
        boolean isSecure = "ldaps".equalsIgnoreCase(server.url().getScheme());
        int port = server.url().getPort() > 0 ? server.url().getPort() : isSecure ? LDAPS_PORT : LDAP_PORT;
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis((int) server.timeout().toMillis());
        options.setResponseTimeoutMillis(server.timeout().toMillis());
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        return new LDAPConnection(
                isSecure ? secureSockets() : null,
                options,
                server.url().getHost(),
                port,
                server.bindDn(),
                server.password());
    }

    private static SocketFactory secureSockets() {
        try {
            return new SSLUtil().createSSLSocketFactory();
        } catch (GeneralSecurityException everyJavaHasTls) {
            throw new IllegalStateException(everyJavaHasTls);
        }
    }

    private static void write(LDAPConnection connection, DN entry, LdapPerson person) throws LDAPException {
        List<Attribute> attributes = List.of(
                new Attribute("cn", person.firstName() + " " + person.lastName()),
                new Attribute("sn", person.lastName()),
                new Attribute("givenName", person.firstName()),
                new Attribute("mail", person.email()));
        Entry added = new Entry(entry, new Attribute("objectClass", "inetOrgPerson"));
        added.addAttribute("uid", person.login());
        attributes.forEach(added::addAttribute);
        if (!isDone(() -> connection.add(added), ResultCode.ENTRY_ALREADY_EXISTS)) {
            connection.modify(
                    entry.toString(),
                    attributes.stream()
                            .map(attribute -> new Modification(
                                    ModificationType.REPLACE, attribute.getName(), attribute.getValue()))
                            .toList());
        }
    }

    private static void join(LDAPConnection connection, DN group, DN member, String login) throws LDAPException {
        Entry found = connection.getEntry(group.toString(), "objectClass");
        if (found == null) {
            Entry added = new Entry(group, new Attribute("objectClass", "groupOfNames"));
            added.addAttribute("cn", group.getRDN().getAttributeValues()[0]);
            added.addAttribute("member", member.toString());
            if (isDone(() -> connection.add(added), ResultCode.ENTRY_ALREADY_EXISTS)) {
                return;
            }
            found = connection.getEntry(group.toString(), "objectClass");
        }
        Modification joined = found != null && found.hasObjectClass("posixGroup")
                ? new Modification(ModificationType.ADD, "memberUid", login)
                : new Modification(ModificationType.ADD, memberAttribute(found), member.toString());
        isDone(() -> connection.modify(group.toString(), joined), ResultCode.ATTRIBUTE_OR_VALUE_EXISTS);
    }

    private static String memberAttribute(Entry group) {
        return group != null && group.hasObjectClass("groupOfUniqueNames") ? "uniqueMember" : "member";
    }

    private interface Change {
        void make() throws LDAPException;
    }

    /** False if the server says that it is so already. */
    private static boolean isDone(Change change, ResultCode already) throws LDAPException {
        try {
            change.make();
            return true;
        } catch (LDAPException refused) {
            if (refused.getResultCode().equals(already)) {
                return false;
            }
            throw refused;
        }
    }
}
