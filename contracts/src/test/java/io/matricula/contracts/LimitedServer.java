package io.matricula.contracts;

import static io.restassured.RestAssured.given;

import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;

/** What contracts of {@code limited} are tried on: whoever calls has used up what may be called in a second. */
public abstract class LimitedServer extends ProductionServer {

    private static final int REQUESTS_IN_A_SECOND = 2;
    private static final int WRONG_PASSWORDS_AT_ONCE = 5;

    @BeforeAll
    void useUpWhatIsAllowed() {
        IntStream.range(0, REQUESTS_IN_A_SECOND).forEach(request -> {
            given().header("Authorization", bearer())
                    .get("/v2/languages")
                    .then()
                    .statusCode(200);
            given().header("X-Cloud-Auth-Token", cloudToken())
                    .get("/integration/ws/management/rest/users")
                    .then()
                    .statusCode(200);
        });
    }

    /** Those of earlier classes are still counted. */
    @BeforeAll
    void forgetThePassword() {
        IntStream.range(0, WRONG_PASSWORDS_AT_ONCE)
                .forEach(attempt -> given().formParam("username", "jeanne")
                        .formParam("password", "wrong")
                        .post("/login"));
    }
}
