package io.mindscape.slipway.sandbox.page;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real browser without a window: the Chromium that is installed on the machine. */
public final class Browser implements AutoCloseable {

  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  /** It has no business outside of this machine. */
  private static final List<String> STAY_IN =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** As WCAG 2 reckons it, against the nearest ground that is painted. */
  private static final String CONTRAST =
      """
      e => {
        const light = text => {
          const [r, g, b] = text.match(/[\\d.]+/g).map(Number).map(v => v / 255)
            .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        let ground = e;
        while (ground && getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)') ground = ground.parentElement;
        const [a, b] = [light(getComputedStyle(e).color), light(getComputedStyle(ground || document.body).backgroundColor)];
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      }
      """;

  /** Of what it waits for, milliseconds: a machine may be slow, and busy with other things. */
  private static final double PATIENCE = 120_000;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  public static Browser start() {
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var options =
        new BrowserType.LaunchOptions()
            .setExecutablePath(installed())
            .setArgs(STAY_IN)
            .setTimeout(PATIENCE);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    return new Browser(playwright, playwright.chromium().launch(options));
  }

  public Page open(String address) {
    var page =
        browser.newPage(
            new com.microsoft.playwright.Browser.NewPageOptions().setViewportSize(1200, 900));
    page.setDefaultTimeout(PATIENCE);
    page.navigate(address);
    return page;
  }

  /** How much lighter or darker the first such element's words are than their ground: 1 to 21. */
  static double contrast(Page page, String selector) {
    return ((Number) page.locator(selector).first().evaluate(CONTRAST)).doubleValue();
  }

  /** For whoever wants to see it: {@code -Dpages=FOLDER}. */
  static void keep(Page page, String file) throws IOException {
    var folder = System.getProperty("pages", "");
    if (!folder.isEmpty()) {
      Files.createDirectories(Path.of(folder));
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of(folder, file)).setFullPage(true));
    }
  }

  private static Path installed() {
    return PLACES.stream()
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the tests of the page need Chromium: install it (Debian: apt-get install"
                        + " chromium), or run ./verify, which does"));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
