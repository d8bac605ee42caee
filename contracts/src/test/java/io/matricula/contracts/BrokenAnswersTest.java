package io.matricula.contracts;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matricula.contracts.intra.LanguagesTest;
import io.restassured.RestAssured;
import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.response.Response;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The test of a contract can fail, and so can the check of what it is answered: each meets an answer with one flaw. */
class BrokenAnswersTest extends WholeServer {

    private static Filter flawed(UnaryOperator<Response> flaw) {
        return (request, answer, context) -> flaw.apply(context.next(request, answer));
    }

    private static Filter body(String right, String wrong) {
        return flawed(answer -> new ResponseBuilder()
                .clone(answer)
                .setBody(answer.asString().replace(right, wrong))
                .build());
    }

    private static void tryTheContract(Filter... around) throws Exception {
        RestAssured.replaceFiltersWith(List.of(around));
        new LanguagesTest().validate_shouldListLanguages();
    }

    private static void fails(String message, Filter... around) {
        assertThatThrownBy(() -> tryTheContract(around)).hasMessageContaining(message);
    }

    @Test
    void theContractIsKeptByTheServerAsItIs() {
        assertThatCode(() -> tryTheContract(new DescribedAnswers(), new RealValues()))
                .doesNotThrowAnyException();
    }

    @Test
    void theTestOfTheContractFindsAnotherStatus() {
        fails(
                "but was: 501",
                flawed(answer ->
                        new ResponseBuilder().clone(answer).setStatusCode(501).build()),
                new RealValues());
    }

    @Test
    void theTestOfTheContractFindsAnotherHeader() {
        fails(
                "but was: \"4\"",
                flawed(answer -> new ResponseBuilder()
                        .clone(answer)
                        .setHeader("X-Total", "4")
                        .build()),
                new RealValues());
    }

    @Test
    void theTestOfTheContractFindsAnotherValue() {
        fails("doesn't match", body("\"fr\"", "\"xx\""), new RealValues());
    }

    @Test
    void theDescriptionOfTheAnswerFindsAStatus() {
        fails(
                "validation.response.status.unknown",
                new DescribedAnswers(),
                flawed(answer ->
                        new ResponseBuilder().clone(answer).setStatusCode(501).build()),
                new RealValues());
    }

    /** Which the test of the contract does not: it looks at what the contract has. */
    @Test
    void theDescriptionOfTheAnswerFindsAFieldTooMany() {
        Filter extra = body("\"identifier\":\"fr\"", "\"identifier\":\"fr\",\"extra\":1");

        assertThatCode(() -> tryTheContract(extra, new RealValues())).doesNotThrowAnyException();
        fails("validation.response.body", new DescribedAnswers(), extra, new RealValues());
    }
}
