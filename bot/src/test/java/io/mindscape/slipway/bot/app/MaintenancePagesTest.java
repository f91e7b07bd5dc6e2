package io.mindscape.slipway.bot.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.api.FixedWindows;
import io.mindscape.slipway.bot.page.Admission;
import io.mindscape.slipway.bot.page.ReportPages;
import io.mindscape.slipway.bot.page.WindowPage;
import io.mindscape.slipway.bot.store.Store;
import io.mindscape.slipway.jobs.git.RepoName;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of windows and reports: who may see them, and that they say what the API says. */
final class MaintenancePagesTest {

  private static final RepoName REPO = new RepoName("o", "n");
  private static final URI PUBLIC = URI.create("https://slipway.example/tools");
  private static final String TOKEN = "a-long-random-text";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-29T02:30:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private Store store;
  private Door door;
  private Addresses addresses;

  @BeforeEach
  void open() {
    store = Store.embedded(folder);
    store.reports().keep(SomeOpening.of("o/n", 0));
    store.reports().keep(SomeOpening.broken("o/n", 1));
    store.reports().keep(SomeOpening.of("o/other", 0));
    addresses = new Addresses(PUBLIC, store.links(), store.reports());
    door = door(TOKEN);
  }

  private Door door(@Nullable String token) {
    var admission = new Admission(store.links()::opens, token);
    var forge = "https://github.com/";
    return new Door(
        store.inbox(),
        List.of(
            new WindowPage(new FixedWindows(), store.reports(), admission, forge, CLOCK),
            new ReportPages(store.reports(), admission, forge)));
  }

  @AfterEach
  void close() {
    door.close();
    store.close();
    client.close();
  }

  private String window() {
    return path(addresses.window(REPO));
  }

  /** That of the report that is the newest but {@code place}. */
  private String report(int place) {
    return path(addresses.report(REPO, kept(place).opening()));
  }

  private io.mindscape.slipway.jobs.maintenance.report.Reports.Report kept(int place) {
    return store.reports().list(Optional.of(REPO), Long.MAX_VALUE, 9).get(place).report();
  }

  private static String path(String link) {
    assertThat(link).startsWith(PUBLIC + "/").matches(".*\\?key=[0-9a-f]{64}");
    return link.substring(PUBLIC.toString().length());
  }

  private static String key(String link) {
    return link.substring(link.indexOf('?'));
  }

  @Test
  void thePageOfAWindowSaysWhatTheApiSays() throws Exception {
    var page = get(window());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            "<h1 class=\"\">The window is open</h1>",
            "Sunday 2026-11-29, 02:00 to 04:00 UTC. It closes in 1 h 30 min. 2 of 3 tasks are still"
                + " to run.",
            "<h3>log_rotation</h3>\n"
                + "<p>02:30, takes about 15 min (as declared). Put off 3 times in a row before, so"
                + " it comes early.</p>",
            "<p>03:00, takes more than 50 min (it was stopped after that).</p>",
            "<h3>dependency_updates</h3>\n"
                + "<p><span class=\"warn\">Does not run:</span> vetoed by @ana: <code>a release"
                + " today</code>",
            "<h2 id=\"ordered-by-people\">",
            "<code>dependency_updates</code> vetoed by @ana: <code>a release today</code>",
            "<th scope=\"row\">year end</th><td>the window</td><td>2026-12-20 00:00</td>",
            "<th scope=\"row\">(no name)</th><td>production alone</td>",
            "Break-glass 7: <code>log_rotation</code>, asked; asked for by bo: “the disk is full”"
                + " <a href=\"https://github.com/o/n/issues/12\">#12</a>",
            "href=\"../../api/v1/window?repository=o/n\"");
    isHarmless(page);
  }

  @Test
  void thePageOfAReportSaysWhatTheReportSays() throws Exception {
    var page = get(report(1));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            "Maintenance of Sunday 2026-11-29",
            "<h2 id=\"needs-you\">",
            "<strong>log_rotation</strong>",
            "<h3><span class=\"good\">✓</span> log_rotation</h3>\n"
                + "<p>done: 2 min, 02:00 to 02:01, expected 15 min",
            "<h3><span class=\"bad\">✕</span> log_rotation</h3>\n<p>failed: ",
            "<h3><span class=\"warn\">–</span> log_rotation</h3>\n<p>put off",
            "<summary>1 step</summary>",
            "<li>ana put first log_rotation</li>",
            "<h2 id=\"what-held-it-up\">",
            "Sunday 2026-12-06, 02:00 to 04:00 UTC. Waiting for it: log_rotation",
            "href=\"../api/v1/maintenance/reports/");
    assertThat(get(report(0)).body())
        .contains("ana asked for it, and ben confirmed it: “the disk is full”.");
    isHarmless(page);
  }

  @Test
  void whatWasMergedLinksToItsCommitAndOtherNumbersToNone() throws Exception {
    store
        .reports()
        .keep(
            SomeOpening.saying(
                "o/n", "#13 is merged as 3f9c2d1; 1204331 rows; merged as 3f9c2d1x; as beefca7"));

    assertThat(get(report(1)).body())
        .contains(
            "<a href=\"https://github.com/o/n/issues/13\">#13</a> is merged as"
                + " <a href=\"https://github.com/o/n/commit/3f9c2d1\">3f9c2d1</a>; 1204331 rows;"
                + " merged as 3f9c2d1x; as beefca7");
  }

  @Test
  void theReportsOfARepositoryAreListedWithLinksThatOpen() throws Exception {
    var page = get("/reports/o/n" + key(window()));

    assertThat(page.body().split("<tr>", -1)).as("a heading and two reports").hasSize(4);
    var link = page.body().replaceFirst("(?s).*?<a href=\"\\.\\./([0-9]+\\?[^\"]+)\".*", "$1");
    var report = get("/reports/" + link);
    assertThat(report.statusCode()).isEqualTo(200);
    assertThat(report.body())
        .as("who sees all is led back to all")
        .contains("href=\"../window/o/n" + key(window()) + "\"");
  }

  @Test
  void theLinkOfOneReportOpensThatOneAlone() throws Exception {
    var key = key(report(0));

    assertThat(get(report(0)).body()).doesNotContain("?key=", "/window/o/n");
    for (var other : List.of(bare(report(1)), bare(window()), "/reports/o/n")) {
      assertThat(get(other + key).statusCode()).as(other).isEqualTo(404);
    }
  }

  @Test
  void whoHasNoKeyOrAnotherLearnsNothing() throws Exception {
    var none = get("/window/o/n?key=" + "0".repeat(64));
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(none.body()).contains("There is no such page, or you have another link");
    var other = key(path(addresses.window(new RepoName("o", "other"))));

    for (var wrong :
        List.of(
            "/window/o/n?key=",
            "/window/o/n?key=x",
            "/window/o/n" + other,
            "/window/o/n?key=%27%20or%201=1",
            "/reports/o/n" + other,
            bare(report(0)) + other,
            "/reports/4711" + key(window()),
            "/reports/x" + key(window()),
            "/reports/" + "9".repeat(30) + key(window()))) {
      var page = get(wrong);
      assertThat(page.statusCode()).as(wrong).isEqualTo(404);
      assertThat(page.body()).as(wrong).isEqualTo(none.body());
      isHarmless(page);
    }
    assertThat(get("/window/..%2Fo/n" + key(window())).statusCode()).isEqualTo(404);
    assertThat(get("/window/o").statusCode()).isEqualTo(404);
  }

  @Test
  void withoutALinkTheTokenIsAskedForAsAPassword() throws Exception {
    for (var path : List.of("/window/o/n", "/reports/o/n", bare(report(0)), "/reports/4711")) {
      for (var stranger :
          List.of("", basic("ana", "wrong"), "Basic ???", "Bearer " + TOKEN, basic("", ""))) {
        var page = get(path, stranger);
        assertThat(page.statusCode()).as(path + " " + stranger).isEqualTo(401);
        assertThat(page.headers().firstValue("WWW-Authenticate").orElse(""))
            .startsWith("Basic realm=\"Slipway");
        assertThat(page.body()).doesNotContain("log_rotation");
        isHarmless(page);
      }
    }

    var page = get("/window/o/n", basic("ana", TOKEN));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).as("no key is told to who came without").doesNotContain("?key=");
    assertThat(get("/reports/o/n", basic("", TOKEN)).body()).contains("2026-11-29 02:00");
    assertThat(get(bare(report(0)), basic("x", TOKEN)).body()).contains("All reports");
    assertThat(get("/reports/4711", basic("x", TOKEN)).statusCode()).isEqualTo(404);
    assertThat(get("/window/o/nobodys", basic("x", TOKEN)).statusCode()).isEqualTo(404);
  }

  @Test
  void withoutATokenTheLinkAloneOpens() throws Exception {
    door.close();
    door = door(null);

    assertThat(get("/window/o/n").statusCode()).isEqualTo(404);
    assertThat(get("/window/o/n", basic("x", "")).statusCode()).isEqualTo(404);
    assertThat(get(window()).statusCode()).isEqualTo(200);
    assertThat(get(report(0)).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsWrongWithAStrategyIsSaidInPlaceOfThePlan() throws Exception {
    var page = get(path(addresses.window(new RepoName("o", "bare"))));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("✕ There is no window", "slipway.yaml has no maintenance window")
        .contains("There is none yet.");
  }

  @Test
  void nothingThatWasSaidComesToLife() throws Exception {
    var bad =
        "<script>alert(1)</script> [x](javascript:alert(1)) [y](https://a.example/\"onclick=x)"
            + " &lt;img src=x&gt; `<b>` {{body}} \u202E";
    store.reports().keep(SomeOpening.saying("o/n", bad));

    var body = get(report(1)).body();

    assertThat(body)
        .contains(
            "&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x&gt;", "<code>&lt;b&gt;</code>")
        .contains("[x](javascript:alert(1))", "{{body}}")
        .doesNotContain("<script", "<img", "href=\"javascript", "onclick=x\"", "\u202E");
  }

  @Test
  void anAddressThatNobodyCanReachIsNone() {
    assertThat(addresses.report(REPO, SomeOpening.of("o/n", 40).opening())).isEmpty();
    assertThat(addresses.window(new RepoName("O", "N")))
        .as("letters, large and small, are the same")
        .endsWith(key(window()));
  }

  private static String bare(String link) {
    return link.substring(0, link.indexOf('?'));
  }

  private static String basic(String name, String password) {
    var pair = (name + ":" + password).getBytes(UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static void isHarmless(HttpResponse<String> page) {
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none';")
        .doesNotContain("script");
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return get(path, "");
  }

  private HttpResponse<String> get(String path, String authorization) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
