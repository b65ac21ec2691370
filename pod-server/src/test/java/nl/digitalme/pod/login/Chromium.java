package nl.digitalme.pod.login;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** A real browser, the Chromium that is installed on this machine, driven by a test. */
public final class Chromium implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox")));
    }

    /** The browser; a machine without one skips the test and says so. */
    public static Chromium start() {
        Path program = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(""));
        Assumptions.assumeTrue(Files.isExecutable(program), "There is no chromium on the PATH.");
        return new Chromium(program);
    }

    /** A page of a visitor with cookies of their own, who reads this language. */
    public Page page(String language) {
        BrowserContext visitor = browser.newContext(new Browser.NewContextOptions().setLocale(language));
        visitor.setDefaultTimeout(15_000);
        return visitor.newPage();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
