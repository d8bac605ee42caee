package io.matricula.contract;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** What is put where something else belongs. */
final class FuzzValues {

    private static final int MEBIBYTE = 1024 * 1024;

    private FuzzValues() {}

    /** Any value, as it is written in JSON. */
    static Arbitrary<String> json() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(8, Arbitraries.of(wrong())),
                net.jqwik.api.Tuple.of(2, Arbitraries.strings().ofMaxLength(40).map(FuzzValues::quoted)),
                net.jqwik.api.Tuple.of(1, Arbitraries.bigDecimals().map(Object::toString)),
                net.jqwik.api.Tuple.of(1, Arbitraries.longs().map(Object::toString)));
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    private static List<String> wrong() {
        return List.of(
                "null",
                "true",
                "0",
                "-1",
                "2",
                "2147483648",
                "9223372036854775808",
                "1e400",
                "-0.5",
                "1" + "0".repeat(400),
                "\"\"",
                "\" \"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"x\\udc00y\"",
                "\"" + "x".repeat(43) + "\"",
                "\"" + "\u00e9".repeat(256) + "\"",
                "\"" + "x".repeat(70_000) + "\"",
                "\"" + "x".repeat(MEBIBYTE) + "\"",
                "[]",
                "[null]",
                "[[[]]]",
                "{}",
                "{\"id\":1}",
                "[{\"id\":\"1\",\"_destroy\":true}]",
                "[{\"id\":99999999999}]",
                "[1,\"x\",{}]",
                "\"2017-02-30\"",
                "\"0000-00-00\"",
                "\"99999-01-01\"",
                "\"1998-06-08\"",
                "\"1998-06-08 25:00:00 UTC\"",
                "253402300800",
                "-99999999999999",
                "\"a@b\"",
                "\"JEANNE@student.42.fr\"",
                "\"jeanne\"",
                "\"<script>alert(1)</script>\"",
                "\"'; drop table users; --\"",
                "\"\ud83d\udef0\ufe0f\"",
                "\"\\u202e\\ufeff\"",
                "\"on\"",
                "\"ZZ\"",
                "\"../../etc/passwd\"",
                "\"data:image/png;base64,AAAA\"",
                "[".repeat(31) + "]".repeat(31),
                "[".repeat(2000) + "]".repeat(2000));
    }

    /** What stands in a path for a param. */
    static Arbitrary<String> segment() {
        return Arbitraries.of(
                "0",
                "-1",
                "2",
                "46",
                "126",
                "127",
                "99999999999999999999",
                "nobody",
                "jeanne",
                "restuser.acme",
                "%00",
                "%zz",
                "%2e%2e",
                "a%2Fb",
                "%E2%98%83",
                "%C3",
                "a;b=c",
                "a.json",
                "x".repeat(5000),
                "'%20or%201=1");
    }

    /** Params of a query, of every operation, or of none. */
    static Arbitrary<String> pair() {
        return Arbitraries.of(
                "page=-1",
                "page=0",
                "page=99999999999999999999",
                "page[number]=2&page[size]=3",
                "page[size]=x",
                "page=1&page[size]=2",
                "per_page=0",
                "per_page=100000",
                "sort=",
                "sort=-id,,id",
                "sort=password",
                "sort[]=id",
                "sort=id&sort=-id",
                "filter[id]=1,2,x",
                "filter[id]=1,2",
                "filter[nothing]=1",
                "filter=1",
                "filter[id][x]=1",
                "filter[login]=%00",
                "filter[login]=%ED%A0%80",
                "filter[created_at]=yesterday",
                "range[id]=1",
                "range[id]=2,1",
                "range[id]=a,b",
                "range[created_at]=2017-01-01,2018-01-01",
                "access_token=garbage",
                "user=1",
                "user[]=1",
                "user[login]=a&user[login][x]=b",
                "user[login][]=a&user[login]=b",
                "user[first_name",
                "user]=1",
                "[]=1",
                "=",
                "&&&",
                "%zz=1",
                "%",
                "a=%E2%28",
                "a" + "[b]".repeat(33) + "=1",
                "a[]=1&".repeat(5000));
    }

    static Arbitrary<String> header() {
        return Arbitraries.of(
                "If-Match: *",
                "If-Match: W/\"4f53cda18c2baa0c0354bb5f9a3ecbe5\"",
                "If-Match: garbage",
                "If-None-Match: *",
                "If-None-Match: \"",
                "Accept: text/html",
                "Accept: nonsense",
                "Accept-Language: xx-\u00fe",
                "Idempotency-Key: " + "k".repeat(300),
                "Idempotency-Key:",
                "X-Request-Id: " + "x".repeat(300),
                "X-Cloud-Synchronization: maybe",
                "X-Cloud-Synchronization: synchronous",
                "X-HTTP-Method-Override: DELETE",
                "X-Forwarded-For: nonsense",
                "X-Forwarded-Host: evil.example.org",
                "Content-Encoding: gzip",
                "Range: bytes=0-1",
                "Origin: null",
                "Cookie: SESSION=garbage; ;=; RETURN_TO=%%%",
                "Traceparent: nonsense");
    }
}
