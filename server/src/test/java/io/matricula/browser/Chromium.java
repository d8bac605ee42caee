package io.matricula.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The system's own Chromium with a profile of its own; nothing is downloaded. */
final class Chromium implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int HEIGHT = 1600;

    /** Where it is and how large, over this many frames; the page scrolls by itself to what its address names. */
    private static final String IN_ONE_PLACE = """
            const [element, answer] = arguments;
            const place = () => JSON.stringify(element.getBoundingClientRect());
            const first = place();
            const look = (frames) => place() !== first ? answer(false)
              : frames === 0 ? answer(true) : requestAnimationFrame(() => look(frames - 1));
            look(10);
            """;

    private final ChromeDriver driver;
    private final WebDriverWait wait;

    Chromium(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(path("chromium"));
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(new File(path("chromedriver")))
                        .usingAnyFreePort()
                        .build(),
                options);
        wait = new WebDriverWait(driver, PATIENCE);
        wait.ignoring(ElementNotInteractableException.class).ignoring(StaleElementReferenceException.class);
        looksThrough(1280);
    }

    private static String path(String command) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .map(directory -> Path.of(directory, command))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        command + " is missing; Debian has it in the packages chromium and chromium-driver"))
                .toString();
    }

    /** A window of this width in CSS pixels. */
    void looksThrough(int width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    void prefersDark() {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    }

    void open(String url) {
        driver.get(url);
    }

    void reload() {
        driver.navigate().refresh();
    }

    private <T> T until(ExpectedCondition<T> condition) {
        return wait.until(condition);
    }

    WebElement find(String css) {
        return until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
    }

    /** As soon as it rests and nothing lies over it: the page moves while it fills, and a click would fall beside it. */
    void click(String css) {
        until(page -> {
            WebElement element = page.findElement(By.cssSelector(css));
            script("arguments[0].scrollIntoView({block: 'center'})", element);
            if (!rests(element)) {
                return false;
            }
            element.click();
            return true;
        });
    }

    /** Clicks again while nothing comes of it, as a person would: Swagger UI takes no click before it has read an operation. */
    void clickUntilThereIs(String expected, String css) {
        new WebDriverWait(driver, PATIENCE).ignoring(TimeoutException.class).until(page -> {
            click(css);
            return new WebDriverWait(driver, PATIENCE.dividedBy(10))
                    .until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(expected)));
        });
    }

    private boolean rests(WebElement element) {
        return (boolean) driver.executeAsyncScript(IN_ONE_PLACE, element);
    }

    void type(String css, String text) {
        WebElement field = find(css);
        field.clear();
        field.sendKeys(text);
    }

    void waitForText(String css, String text) {
        until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(css), text));
    }

    Object script(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    /** What the browser had to complain of since it was asked last. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    void photograph(String name) throws IOException {
        Path photographs = Files.createDirectories(Path.of("target/screenshots"));
        Files.write(photographs.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
