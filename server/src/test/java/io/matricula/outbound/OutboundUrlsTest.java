package io.matricula.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundUrlsTest {

    private static AllowedAddresses addresses(String mode, String... allowed) {
        return new AllowedAddresses(new OutboundProperties(List.of(allowed), Duration.ofSeconds(5)), mode);
    }

    private static OutboundUrls production(String... allowed) {
        return new OutboundUrls(addresses("production", allowed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://intra.42.jp",
                "https://INTRA.42.jp:8443/hooks/matricula",
                "https://intra-1.my-campus.example.org.",
                "https://8.8.8.8/users",
                "https://[2606:4700:4700::1111]/"
            })
    void takesAPublicUrl(String url) throws Exception {
        assertThat(production().check(url)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "intra.42.jp",
                "//intra.42.jp",
                "/users",
                "https:",
                "https://",
                "https:///users",
                "https:intra.42.jp",
                "ftp://intra.42.jp",
                "file:///etc/passwd",
                "gopher://127.0.0.1:25/",
                "jar:https://intra.42.jp!/",
                "javascript:alert(1)",
                "https://intra.42.jp/a b",
                "https://intra.42.jp\\@evil.example",
                "https://intra.42.jp/\r\nHost: evil.example",
                "https://user@intra.42.jp",
                "https://user:password@intra.42.jp",
                "https://intra.42.jp:443@169.254.169.254",
                "https://intra.42.jp?key=1",
                "https://intra.42.jp#top",
                "https://intra.42.jp:0",
                "https://intra.42.jp:65536",
                "https://-intra.42.jp",
                "https://intra..42.jp",
                "https://[::1%25lo]",
                "https://[::1",
                "https://2130706433",
                "https://0x7f000001",
                "https://0x7f.1",
                "https://0177.0.0.1",
                "https://127.1",
                "https://127.0.0.1.",
                "https://127.0.0.256",
                "https://evil.example.0x10",
                "https://\u2460\u2461\u2466.0.0.1"
            })
    void takesNoOther(String url) {
        assertThatExceptionOfType(OutboundRefusedException.class)
                .isThrownBy(() -> production().check(url))
                .withMessage("is not a valid URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://intra.42.jp", "HTTP://intra.42.jp", "http://127.0.0.1:8042", "http://localhost"})
    void asksForHttpsOutsideTheSandbox(String url) {
        assertThatExceptionOfType(OutboundRefusedException.class)
                .isThrownBy(() -> production("127.0.0.0/8").check(url))
                .withMessage("must begin with https://");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "169.254.170.2",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "168.63.129.16",
                "[::]",
                "[::1]",
                "[::127.0.0.1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:a9fe:a9fe]",
                "[::ffff:0:169.254.169.254]",
                "[64:ff9b::169.254.169.254]",
                "[64:ff9b:1::a00:1]",
                "[100::1]",
                "[2001::1]",
                "[2001:db8::1]",
                "[2002:a9fe:a9fe::1]",
                "[3fff::1]",
                "[fc00::1]",
                "[fd00:ec2::254]",
                "[fd20:ce::254]",
                "[fe80::1]",
                "[fec0::1]",
                "[ff02::1]"
            })
    void callsNoAddressThatIsNotPublic(String host) throws Exception {
        assertThatExceptionOfType(OutboundRefusedException.class)
                .isThrownBy(() -> production().check("https://" + host + "/users"))
                .withMessage("points at an address that is not allowed");
        assertThat(addresses("production").allows(InetAddress.getByName(host))).isFalse();
    }

    @Test
    void callsWhatTheConfigurationAllows() throws Exception {
        OutboundUrls urls = production("10.1.0.0/16", "fd12::/16");
        assertThat(urls.check("https://10.1.2.3")).isNotNull();
        assertThat(urls.check("https://[fd12::1]")).isNotNull();
        assertThatExceptionOfType(OutboundRefusedException.class).isThrownBy(() -> urls.check("https://10.2.2.3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8042/sandbox", "http://localhost:9000", "http://[::1]", "https://127.0.0.1"})
    void callsItsOwnMachineInTheSandbox(String url) throws Exception {
        assertThat(new OutboundUrls(addresses("sandbox")).check(url)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://intra.42.jp", "https://10.0.0.1", "https://169.254.169.254", "http://8.8.8.8"})
    void isAsStrictAboutTheRestInTheSandbox(String url) {
        assertThatExceptionOfType(OutboundRefusedException.class)
                .isThrownBy(() -> new OutboundUrls(addresses("sandbox")).check(url));
    }
}
