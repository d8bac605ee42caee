package io.matricula.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Which requests are the same, once their params are read. */
class FingerprintTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** Quotes are single ones. */
    private static String of(String params) {
        return Fingerprint.of("POST", "/v2/users", JSON.readTree(params.replace('\'', '"')));
    }

    @Test
    void isSixtyFourHexadecimalDigits() {
        assertThat(of("{}")).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{'a':1,'b':{'c':2,'d':3}}|{'b':{'d':3,'c':2},'a':1}", "{'a':1,'b':true}|{'a':'1','b':'true'}"})
    void isTheSameForTheSameParams(String one, String other) {
        assertThat(of(one)).isEqualTo(of(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':'1'}|{'a':'2'}",
                "{'a':'1'}|{'b':'1'}",
                "{'a':'1'}|{'a':'1','b':'1'}",
                "{'a':null}|{'a':'null'}",
                "{'a':null}|{}",
                "{'a':null,'b':[]}|{'a':[],'b':null}",
                "{'a':['1','2']}|{'a':['2','1']}",
                "{'a':['1']}|{'a':'1'}",
                "{'a':[['1'],'2']}|{'a':[['1','2']]}",
                "{'a':{'b':{}},'c':'1'}|{'a':{'b':{},'c':'1'}}",
                "{'a':{}}|{'a':[]}",
                "{'a':{'b':'c'}}|{'a':'b','c':{}}",
                "{'a':['b','c']}|{'a':'b','c':[]}",
                "{'a':null,'b':'c'}|{'a':'b','c':null}",
                "{'ab':'c'}|{'a':'bc'}"
            })
    void isAnotherForOtherParams(String one, String other) {
        assertThat(of(one)).isNotEqualTo(of(other));
    }

    @Test
    void isAnotherForAnotherMethodOrPath() {
        assertThat(Fingerprint.of("PUT", "/v2/users", JSON.createObjectNode())).isNotEqualTo(of("{}"));
        assertThat(Fingerprint.of("POST", "/v2/endpoints", JSON.createObjectNode()))
                .isNotEqualTo(of("{}"));
    }

    @Test
    void tellsTextsApartHoweverTheyAreCut() {
        assertThat(Fingerprint.of("ab", "c")).isNotEqualTo(Fingerprint.of("a", "bc"));
    }
}
