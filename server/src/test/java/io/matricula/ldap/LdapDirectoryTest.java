package io.matricula.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.schema.Schema;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written into a real LDAP server, in memory. */
@Timeout(20)
class LdapDirectoryTest {

    private static final String PERSON = "uid=anakisky,ou=people,dc=example,dc=org";
    private static final String GROUP = "cn=students,ou=groups,dc=example,dc=org";

    private final LdapDirectory directory = new LdapDirectory();
    private final LdapPerson anakin = new LdapPerson("anakisky", "Anakin", "Skywalker", "anakisky@student.42tokyo.jp");

    private InMemoryDirectoryServer memory;

    @BeforeEach
    void start() throws Exception {
        memory = server(Schema.getDefaultStandardSchema());
        memory.startListening();
    }

    @AfterEach
    void stop() {
        memory.shutDown(true);
    }

    private static InMemoryDirectoryServer server(Schema schema) throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
        config.setSchema(schema);
        config.addAdditionalBindCredentials("cn=writer", "secret");
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), 0, null));
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
        server.add("dn: dc=example,dc=org", "objectClass: domain", "dc: example");
        server.add("dn: ou=people,dc=example,dc=org", "objectClass: organizationalUnit", "ou: people");
        server.add("dn: ou=groups,dc=example,dc=org", "objectClass: organizationalUnit", "ou: groups");
        return server;
    }

    private static LdapProperties.Server at(int port, String password) {
        return new LdapProperties.Server(
                URI.create("ldap://127.0.0.1:" + port),
                "cn=writer",
                password,
                "dc=example,dc=org",
                "ou=people",
                "ou=groups",
                Duration.ofMillis(500));
    }

    private void add(LdapPerson person, String group) throws LDAPException {
        directory.add(at(memory.getListenPort(), "secret"), person, group);
    }

    @Test
    void makesThePersonAndTheGroup() throws Exception {
        add(anakin, "students");
        assertThat(memory.getEntry(PERSON).duplicate())
                .isEqualTo(new Entry(
                        "dn: " + PERSON,
                        "objectClass: top",
                        "objectClass: person",
                        "objectClass: organizationalPerson",
                        "objectClass: inetOrgPerson",
                        "uid: anakisky",
                        "cn: Anakin Skywalker",
                        "sn: Skywalker",
                        "givenName: Anakin",
                        "mail: anakisky@student.42tokyo.jp"));
        assertThat(memory.getEntry(GROUP).duplicate())
                .isEqualTo(new Entry(
                        "dn: " + GROUP,
                        "objectClass: top",
                        "objectClass: groupOfNames",
                        "cn: students",
                        "member: " + PERSON));
    }

    @Test
    void leavesAllAsItIsWhenItIsDoneAgain() throws Exception {
        add(anakin, "students");
        Entry person = memory.getEntry(PERSON);
        Entry group = memory.getEntry(GROUP);
        add(anakin, "students");
        assertThat(memory.getEntry(PERSON)).isEqualTo(person);
        assertThat(memory.getEntry(GROUP)).isEqualTo(group);
    }

    @Test
    void bringsNamesUpToDateAndLeavesTheRest() throws Exception {
        add(anakin, "students");
        memory.modify("dn: " + PERSON, "changetype: modify", "add: telephoneNumber", "telephoneNumber: 42");
        add(new LdapPerson("anakisky", "Darth", "Vader", "vader@example.org"), "staff");
        assertThat(memory.getEntry(PERSON).getAttributeValue("cn")).isEqualTo("Darth Vader");
        assertThat(memory.getEntry(PERSON).getAttributeValue("telephoneNumber")).isEqualTo("42");
        assertThat(memory.getEntry(GROUP).getAttributeValues("member")).containsExactly(PERSON);
    }

    @Test
    void joinsAGroupThatHasMembers() throws Exception {
        String jeanne = "uid=jeanne,ou=people,dc=example,dc=org";
        memory.add("dn: " + GROUP, "objectClass: groupOfNames", "cn: students", "member: " + jeanne);
        add(anakin, "students");
        assertThat(memory.getEntry(GROUP).getAttributeValues("member")).containsExactly(jeanne, PERSON);
    }

    @Test
    void joinsAPosixGroupByTheLogin() throws Exception {
        stop();
        memory = server(null);
        memory.startListening();
        memory.add("dn: " + GROUP, "objectClass: posixGroup", "cn: students", "gidNumber: 42");
        add(anakin, "students");
        assertThat(memory.getEntry(GROUP).getAttributeValues("memberUid")).containsExactly("anakisky");
    }

    @Test
    void joinsAGroupOfUniqueNames() throws Exception {
        memory.add(
                "dn: " + GROUP,
                "objectClass: groupOfUniqueNames",
                "cn: students",
                "uniqueMember: uid=jeanne,ou=people,dc=example,dc=org");
        add(anakin, "students");
        assertThat(memory.getEntry(GROUP).getAttributeValues("uniqueMember")).contains(PERSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff,ou=people", "a+b=c", "*)(uid=*", "#1", " x "})
    void takesAnythingForANameOfAGroup(String group) throws Exception {
        add(anakin, group);
        assertThat(memory.search(
                                "ou=groups,dc=example,dc=org",
                                com.unboundid.ldap.sdk.SearchScope.ONE,
                                com.unboundid.ldap.sdk.Filter.createPresenceFilter("member"))
                        .getSearchEntries())
                .singleElement()
                .satisfies(found -> assertThat(found.getAttributeValue("cn")).isEqualTo(group));
    }

    @Test
    void saysThatTheServerIsDown() throws Exception {
        int port = memory.getListenPort();
        memory.shutDown(true);
        assertThat(failure(at(port, "secret")).getResultCode()).isEqualTo(ResultCode.CONNECT_ERROR);
    }

    @Test
    void waitsNoLongerThanTheTimeout() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(failure(at(silent.getLocalPort(), "secret"))
                            .getResultCode()
                            .isConnectionUsable())
                    .isFalse();
        }
    }

    @Test
    void saysThatTheServerRefuses() {
        assertThat(failure(at(memory.getListenPort(), "wrong")).getResultCode())
                .isEqualTo(ResultCode.INVALID_CREDENTIALS);
    }

    private LDAPException failure(LdapProperties.Server server) {
        return catchThrowableOfType(LDAPException.class, () -> directory.add(server, anakin, "students"));
    }
}
