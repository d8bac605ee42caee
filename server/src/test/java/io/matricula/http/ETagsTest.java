package io.matricula.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ETagsTest {

    /** The one that clients of the real service know: they stop paging on it. */
    private static final String OF_EMPTY_LIST = "W/\"4f53cda18c2baa0c0354bb5f9a3ecbe5\"";

    private final ETags eTags = new ETags(new JsonMapper());

    @Test
    void namesAnEmptyListAsTheRealServiceDoes() {
        assertThat(eTags.of(List.of())).isEqualTo(OF_EMPTY_LIST);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "*",
                OF_EMPTY_LIST,
                "\"4f53cda18c2baa0c0354bb5f9a3ecbe5\"",
                "\"other\" , " + OF_EMPTY_LIST + ", W/\"third\""
            })
    void letsPassWhoeverNamesTheRecord(String ifMatch) {
        assertThatCode(() -> eTags.check(ifMatch, List::of)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "W/\"other\", \"third\"", "4f53cda18c2baa0c0354bb5f9a3ecbe5", "garbage"})
    void refusesWhoeverNamesAnother(String ifMatch) {
        assertThatThrownBy(() -> eTags.check(ifMatch, List::of)).isInstanceOf(PreconditionFailedException.class);
    }
}
