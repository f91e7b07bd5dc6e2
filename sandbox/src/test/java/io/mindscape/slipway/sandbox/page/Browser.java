package io.mindscape.slipway.sandbox.page;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
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
    var options = new BrowserType.LaunchOptions().setExecutablePath(installed()).setArgs(STAY_IN);
    return new Browser(playwright, playwright.chromium().launch(options));
  }

  public Page open(String address) {
    var page =
        browser.newPage(
            new com.microsoft.playwright.Browser.NewPageOptions().setViewportSize(1200, 900));
    page.navigate(address);
    return page;
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
