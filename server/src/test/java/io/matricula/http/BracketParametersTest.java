package io.matricula.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BracketParametersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a=1|{\"a\":\"1\"}",
                "a=1&a=2|{\"a\":\"2\"}",
                "a=|{\"a\":\"\"}",
                "a|{\"a\":null}",
                "a[b]=1&a[c]=2|{\"a\":{\"b\":\"1\",\"c\":\"2\"}}",
                "a[b][c]=1|{\"a\":{\"b\":{\"c\":\"1\"}}}",
                "a[]=1&a[]=2|{\"a\":[\"1\",\"2\"]}",
                "a[][k]=1&a[][l]=2|{\"a\":[{\"k\":\"1\",\"l\":\"2\"}]}",
                "a[][k]=1&a[][l]=2&a[][k]=3|{\"a\":[{\"k\":\"1\",\"l\":\"2\"},{\"k\":\"3\"}]}",
                "a[][k][m]=1&a[][k][n]=2&a[][k][m]=3"
                        + "|{\"a\":[{\"k\":{\"m\":\"1\",\"n\":\"2\"}},{\"k\":{\"m\":\"3\"}}]}",
                "a[][k][]=1&a[][k][]=2|{\"a\":[{\"k\":[\"1\",\"2\"]}]}",
                "a[1][k]=2&a[0][k]=1|{\"a\":[{\"k\":\"1\"},{\"k\":\"2\"}]}",
                "a%5Bb%5D=x+y%20z|{\"a\":{\"b\":\"x y z\"}}",
                "a=%C3%A9|{\"a\":\"é\"}",
                "a[b=1|{\"a[b\":\"1\"}",
                "[a]=1|{\"[a]\":\"1\"}",
                "a[b]c=1|{\"a[b]c\":\"1\"}",
                "a[b]c]=1|{\"a[b]c]\":\"1\"}",
                "a[b][0]=1&a[b][1]=2|{\"a\":{\"b\":[\"1\",\"2\"]}}",
                "a[][r][0]=1&a[][r][1]=2|{\"a\":[{\"r\":[\"1\",\"2\"]}]}",
                "a=%40%0a|{\"a\":\"@\\n\"}",
                "a=\u00c3\u00a9|{\"a\":\"é\"}",
                "&&a=1&|{\"a\":\"1\"}",
                "=1|{}"
            })
    void makesTheTreeThatRackMakes(String pairs, String tree) {
        assertThat(RequestParameters.ofPairs(pairs)).hasToString(tree);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1&a[b]=2",
                "a[b]=1&a=2",
                "a[]=1&a[b]=2",
                "a[b]=1&a[]=2",
                "a=1&a[]=2",
                "a[]=1&a=2",
                "a[]=1&a[][k]=2",
                "a[b]=1&a[b][c]=2"
            })
    void refusesANameThatIsTwoThingsAtOnce(String pairs) {
        assertThatThrownBy(() -> RequestParameters.ofPairs(pairs))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("contradicts an earlier param");
    }

    @Test
    void namesNoMoreThanAHundredCharactersOfAParam() {
        assertThatThrownBy(() -> RequestParameters.ofPairs("a".repeat(100) + "=1&" + "a".repeat(100) + "[]=2"))
                .hasMessage("The param " + "a".repeat(100) + "… contradicts an earlier param");
        assertThatThrownBy(() -> RequestParameters.ofPairs("a".repeat(98) + "=1&" + "a".repeat(98) + "[]=2"))
                .hasMessage("The param " + "a".repeat(98) + "[] contradicts an earlier param");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "%=1"})
    void refusesABrokenEscape(String pairs) {
        assertThatThrownBy(() -> RequestParameters.ofPairs(pairs))
                .hasMessage("The params have a broken percent escape");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%ff", "a=%c3", "%c3%28=1", "a=%ed%a0%80"})
    void refusesWhatIsNotUtf8(String pairs) {
        assertThatThrownBy(() -> RequestParameters.ofPairs(pairs)).hasMessage("The params are not UTF-8");
    }

    @Test
    void readsThirtyTwoLevelsAndNoMore() {
        assertThat(RequestParameters.ofPairs("a" + "[b]".repeat(31) + "=1")).isNotEmpty();
        assertThatThrownBy(() -> RequestParameters.ofPairs("a" + "[b]".repeat(32) + "=1"))
                .hasMessage("The params are nested more than 32 levels deep");
    }

    @Test
    void readsFourThousandAndNinetySixParamsAndNoMore() {
        assertThat(RequestParameters.ofPairs("a[]=1&".repeat(4096)).get("a")).hasSize(4096);
        assertThatThrownBy(() -> RequestParameters.ofPairs("a[]=1&".repeat(4097)))
                .hasMessage("There are more than 4096 params");
    }

    @Test
    void keepsRowsApartThatComeInOrder() {
        String row = "r[][x]=%s&r[][y]=%s";
        String pairs = String.join("&", List.of(row.formatted(1, 2), row.formatted(3, 4), row.formatted(5, 6)));
        assertThat(RequestParameters.ofPairs(pairs).get("r")).hasSize(3);
    }
}
