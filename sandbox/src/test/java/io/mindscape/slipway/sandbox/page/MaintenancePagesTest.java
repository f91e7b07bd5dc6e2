package io.mindscape.slipway.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.helidon.webserver.WebServer;
import io.mindscape.slipway.bot.page.Admission;
import io.mindscape.slipway.bot.page.ReportPages;
import io.mindscape.slipway.bot.page.WindowPage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of maintenance in a real browser, as a person reads them. */
class MaintenancePagesTest {

  private static final String KEY = "9c".repeat(32);
  private static final List<String> PATHS =
      List.of("/window/mindscape/platform", "/reports/mindscape/platform", "/reports/2");
  private static Browser browser;

  private WebServer server;
  private Page page;

  @BeforeAll
  static void startsABrowser() {
    browser = Browser.start();
  }

  @AfterAll
  static void closesIt() {
    browser.close();
  }

  @BeforeEach
  void aServerInTheMiddleOfAWindow() {
    var night = new SomeNight();
    var admission = new Admission((what, key) -> key.equals(KEY), null);
    var clock = Clock.fixed(SomeNight.NOW, ZoneOffset.UTC);
    server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .shutdownHook(false)
            .featuresDiscoverServices(false)
            .routing(
                it ->
                    it.register(
                            new WindowPage(
                                night, night.reports(), admission, "https://github.com/", clock))
                        .register(
                            new ReportPages(night.reports(), admission, "https://github.com/")))
            .build()
            .start();
    page = browser.open(address(PATHS.getFirst()));
  }

  private String address(String path) {
    return "http://127.0.0.1:%d%s?key=%s".formatted(server.port(), path, KEY);
  }

  @AfterEach
  void stops() {
    page.close();
    server.stop();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void theHeadingsAreInOrder(int which) {
    page.navigate(address(PATHS.get(which)));
    var levels =
        page.locator("h1, h2, h3, h4, h5").all().stream()
            .map(one -> one.evaluate("e => e.tagName").toString().charAt(1) - '0')
            .toList();

    assertThat(levels.getFirst()).isEqualTo(1);
    assertThat(levels.subList(1, levels.size())).doesNotContain(1);
    IntStream.range(1, levels.size())
        .forEach(at -> assertThat(levels.get(at) - levels.get(at - 1)).isLessThanOrEqualTo(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aNarrowScreenNeedsNoScrollingSideways(int which) throws Exception {
    page.setViewportSize(320, 700);
    page.navigate(address(PATHS.get(which)));
    page.locator("details").all().forEach(one -> one.evaluate("e => e.open = true"));

    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
    Browser.keep(page, "maintenance-%d-narrow.png".formatted(which));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void wordsCanBeToldFromTheirGroundInTheLightAndInTheDark(int which) throws Exception {
    page.navigate(address(PATHS.get(which)));
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (var what : List.of("body", "h1", ".faint", "a", "footer", "h1 ~ p", "th")) {
        if (page.locator(what).count() > 0) {
          assertThat(Browser.contrast(page, what))
              .as("%s of %s", what, scheme)
              .isGreaterThanOrEqualTo(4.5);
        }
      }
      var name = "maintenance-%d-%s.png".formatted(which, scheme.name().toLowerCase(Locale.ROOT));
      Browser.keep(page, name);
    }
  }

  @Test
  void barsStandWhereTheirTimesAre() {
    var task = page.locator("ol.tasks > li").filter(named("database_optimization")).last();
    var lane = task.locator(".lane").boundingBox();
    var bar = task.locator(".bar").boundingBox();

    assertThat((bar.x - lane.x) / lane.width).as("02:30 of 02:00 to 04:00").isBetween(0.24, 0.26);
    assertThat(bar.width / lane.width).as("45 minutes of 120").isBetween(0.365, 0.385);
    var now = task.locator(".now").boundingBox();
    assertThat((now.x - lane.x) / lane.width).as("02:20").isBetween(0.16, 0.18);
  }

  private static com.microsoft.playwright.Locator.FilterOptions named(String task) {
    return new com.microsoft.playwright.Locator.FilterOptions().setHasText(task);
  }

  @Test
  void whatABarShowsIsInTheWordsBesideIt() {
    for (var lane : page.locator(".lane, .scale").all()) {
      assertThat(lane.getAttribute("aria-hidden")).isEqualTo("true");
    }
    assertThat(page.locator("ol.tasks h3").allInnerTexts())
        .as("each task is told once")
        .containsExactly(
            "✓ security_patches", "… dependency_updates", "database_optimization", "log_rotation");
    for (var task : page.locator("ol.tasks > li").all()) {
      assertThat(task.locator("p").first().innerText()).isNotBlank();
    }
    assertThat(page.locator("[id]").evaluateAll("all => new Set(all.map(e => e.id)).size"))
        .as("no id is there twice")
        .isEqualTo(page.locator("[id]").count());
    for (var head : page.locator("th").all()) {
      assertThat(head.getAttribute("scope")).isIn("col", "row");
    }
  }

  @Test
  void theLinksLeadToTheReportsAndBack() {
    page.locator("text=All reports").click();
    PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Reports of maintenance");
    page.locator("table a").first().click();
    PlaywrightAssertions.assertThat(page.locator("h1")).containsText("✕ Two of four tasks ran");
    page.locator("nav a").first().click();
    PlaywrightAssertions.assertThat(page.locator("h1")).hasText("The window is open");
  }

  @Test
  void onPaperTheBarsAreThereToo() throws Exception {
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

    assertThat(page.locator(".lane").first().evaluate("e => getComputedStyle(e).printColorAdjust"))
        .isEqualTo("exact");
    Browser.keep(page, "maintenance-print.png");
  }
}
