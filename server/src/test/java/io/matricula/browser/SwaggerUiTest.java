package io.matricula.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.matricula.ServerTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Swagger UI, as somebody who explores the APIs uses it. */
@ServerTest
@Tag("browser")
class SwaggerUiTest {

    private static final String CLOUD = "learningCloud user web services";
    private static final String LOG_OUT = ".modal-ux [aria-label='Remove authorization']";

    private static final String WIDER_THAN_THE_PAGE = """
            return document.documentElement.scrollWidth <= arguments[0] ? [] : [...document.querySelectorAll('body *')]
              .filter(element => element.getBoundingClientRect().right > arguments[0])
              .map(element => element.outerHTML.slice(0, 100));
            """;

    @LocalServerPort
    private int port;

    private Chromium browser;

    @BeforeEach
    void open(@TempDir(cleanup = CleanupMode.NEVER) Path profile) {
        browser = new Chromium(profile);
    }

    @AfterEach
    void close(TestInfo test) throws IOException {
        browser.photograph(test.getTestMethod().orElseThrow().getName());
        browser.close();
    }

    private void openAt(String place) {
        browser.open("http://127.0.0.1:" + port + "/" + place);
        browser.find("#swagger-ui .info");
    }

    private void authorize() {
        browser.click(".auth-wrapper .btn.authorize");
        browser.click(".modal-ux .auth-btn-wrapper .btn.authorize");
        browser.find(LOG_OUT);
        browser.click(".modal-ux .btn-done");
    }

    private void logOut() {
        browser.click(".auth-wrapper .btn.authorize");
        browser.click(LOG_OUT);
        browser.find(".modal-ux [aria-label^='Apply']");
        browser.click(".modal-ux .btn-done");
    }

    private static String block(String operation) {
        return "[id$='-" + operation + "'].opblock";
    }

    private void show(String operation) {
        browser.click(block(operation) + " .opblock-summary-control");
        browser.find(block(operation) + " .execute");
    }

    private void execute(String operation, int status) {
        String responses = block(operation) + " .live-responses-table";
        browser.clickUntilThereIs(responses, block(operation) + " .execute");
        browser.waitForText(responses + " .response .response-col_status", String.valueOf(status));
    }

    @Test
    void letsAnybodyCreateAndUpdateTheDocumentedUserAtTheFirstClick() {
        openAt("");
        authorize();
        show("createUser");
        execute("createUser", 201);
        browser.waitForText(
                block("createUser") + " .live-responses-table .response .response-col_description", "anakisky");
        browser.waitForText(block("createUser") + " .curl-command", "curl -X 'POST'");

        browser.reload();
        show("patchUser");
        browser.type(block("patchUser") + " [data-param-name='id'] input", "anakisky");
        execute("patchUser", 204);

        logOut();
        execute("patchUser", 401);
    }

    @Test
    void offersAllThreeApis() {
        openAt("");
        browser.waitForText("#swagger-ui .info .title", "Intra API");
        chooseApi("Operations");
        browser.waitForText("#swagger-ui .info .title", "Matricula, operations");
        authorize();
        show("getHealth");
        execute("getHealth", 200);
    }

    @Test
    void letsAnybodyUpdateTheDocumentedUserOfLearningCloudAtTheFirstClick() {
        openAt("");
        chooseApi(CLOUD);
        browser.waitForText("#swagger-ui .info .title", "learningCloud");
        authorize();
        show("updateManagementUser");
        execute("updateManagementUser", 200);
        browser.waitForText(
                block("updateManagementUser") + " .live-responses-table .response .response-col_description",
                "\"status\": 204");

        // the address names the operation, which is open again
        browser.reload();
        execute("updateManagementUser", 200);
        logOut();
        execute("updateManagementUser", 401);
    }

    private void chooseApi(String name) {
        browser.script("""
                const select = document.querySelector('#select');
                const option = [...select.options].find(({ text }) => text === arguments[0]);
                Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(select, option.value);
                select.dispatchEvent(new Event('change', { bubbles: true }));
                """, name);
    }

    @Test
    void saysWhatAnOperationNeedsAndHowItIsCalled() {
        openAt("");
        show("createUser");
        browser.waitForText(block("createUser") + " .roles", "Needs the role Advanced tutor.");
        browser.click(block("createUser") + " .as-curl summary");
        browser.waitForText(block("createUser") + " .as-curl pre", "-d '{\"user\":{");
        browser.waitForText(block("createUser") + " .responses-table:not(.live-responses-table)", "422");
    }

    @Test
    void tellsWhatRunsHereAndWithWhichCredentials() {
        openAt("");
        browser.click("#sandbox summary");
        browser.waitForText("#sandbox", "sandbox-advanced-tutor");
        browser.waitForText("#sandbox", "sandbox-cloud-token");
        assertThat(browser.script("""
                        const links = [...document.querySelectorAll('#landing a')];
                        return Promise.all(links.map(async ({ href }) => (await fetch(href)).status));
                        """)).isEqualTo(List.of(200L, 200L, 200L, 200L, 200L));
    }

    @ParameterizedTest
    @CsvSource({"light, 1280, false", "dark, 1280, true", "narrow, 390, false", "narrow-dark, 390, true"})
    void fitsTheWindow(String name, int width, boolean dark) throws IOException {
        browser.looksThrough(width);
        if (dark) {
            browser.prefersDark();
        }
        openAt("");
        browser.click("#sandbox summary");
        browser.photograph(name);
        show("createUser");
        browser.click(block("createUser") + " .as-curl summary");
        browser.script("document.querySelector(arguments[0]).scrollIntoView()", block("createUser"));
        browser.photograph(name + "-operation");

        assertThat(browser.script(WIDER_THAN_THE_PAGE, width)).isEqualTo(List.of());
        assertThat(browser.complaints()).isEmpty();
    }
}
