package io.mindscape.slipway.bot.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.page.KeptReview;
import io.mindscape.slipway.bot.store.Store;
import io.mindscape.slipway.jobs.artifact.Artifact;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a review, from the review that is kept to whoever has its link. */
final class ReviewPageTest {

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
  private static final URI PUBLIC = URI.create("https://slipway.example/tools");
  private static final Artifact REVIEW = SomeReview.of("o/n", 7);

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private Store store;
  private Door door;

  @BeforeEach
  void open() {
    store = Store.embedded(folder);
    door = new Door(store.inbox(), List.of(pages().page(URI.create("https://api.github.com"))));
  }

  @AfterEach
  void close() {
    door.close();
    store.close();
    client.close();
  }

  private Pages pages() {
    return new Pages(store.reviews(CLOCK), CLOCK);
  }

  private String keep(Artifact artifact) {
    var link = pages().artifacts(PUBLIC).keep(artifact);
    assertThat(link).startsWith(PUBLIC + "/reviews/");
    return link.substring(PUBLIC.toString().length());
  }

  @Test
  void whoHasTheLinkSeesAllOfIt() throws Exception {
    var page = get(keep(REVIEW));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            "✕ 1 error stands between this and the merge",
            "href=\"https://github.com/o/n/pull/7\"",
            "href=\"../../../../api/v1/reviews/o/n/7/" + SomeReview.HEAD + "\"",
            "<li>restarts 3 pods of mindscape-api</li>",
            "<code>spec.replicas</code><del>− 2</del><ins>+ 3</ins>",
            "<code>spec.paused</code><ins>+ true</ins>",
            "<code>data.token</code>: changed (value not shown)",
            "<h5>+ Deployment mindscape/mindscape-api (new)</h5>",
            "<h5>− Secret mindscape/api-keys (goes)</h5>",
            "17 more objects not kept",
            "<code>k8s/b.yaml:3</code>",
            "There before; blocks nothing here",
            "No schema of their kinds is known here:",
            "29 November 2026, 12:00 UTC</time> by Slipway ");
    isHarmless(page);
  }

  @Test
  void nothingOfTheRepositoryComesToLife() throws Exception {
    var body = get(keep(REVIEW)).body();

    assertThat(body)
        .doesNotContain("<script", "\u202E")
        .contains("&lt;script&gt;", "{{title}} {{body}}", "·name: api");
  }

  @Test
  void whoHasNoKeyOrAnotherLearnsNothing() throws Exception {
    var link = keep(REVIEW);
    var path = link.substring(0, link.indexOf('?'));
    var key = link.substring(link.indexOf('=') + 1);
    var other = keep(SomeReview.of("o/n", 8));
    var none = get("/reviews/o/n/9/" + SomeReview.HEAD + "?key=" + key);

    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(none.body())
        .contains("There is no such review, or it is not kept any more", "Re-run", "slipway diff");
    for (var wrong :
        List.of(
            path,
            path + "?key=",
            path + "?key=" + "0".repeat(64),
            path + "?key=" + key.substring(1),
            path + "?key=%27%20or%201=1",
            path + other.substring(other.indexOf('?')),
            "/reviews/o/n/007/" + SomeReview.HEAD + "?key=" + key,
            "/reviews/o/n/99999999999/" + SomeReview.HEAD + "?key=" + key)) {
      var page = get(wrong);
      assertThat(page.statusCode()).as(wrong).isEqualTo(404);
      assertThat(page.body()).as(wrong).isEqualTo(none.body());
      isHarmless(page);
    }
    var outside = get("/reviews/..%2Fo/n/7/" + SomeReview.HEAD + "?key=" + key);
    assertThat(outside.statusCode()).isEqualTo(404);
    assertThat(get("/reviews").statusCode()).isEqualTo(404);
    assertThat(get("/reviews/o/n").statusCode()).isEqualTo(404);
  }

  @Test
  void anotherReviewOfTheSameHeadHasTheSameLink() throws Exception {
    var first = keep(REVIEW);
    var mended =
        new Artifact(
            REVIEW.subject(),
            new Artifact.Result("Nothing stands between this and the merge", true, 0, 0, 1),
            List.of(),
            List.of(),
            new Artifact.Unchecked(List.of(), List.of()),
            List.of());

    assertThat(keep(mended)).isEqualTo(first);
    assertThat(get(first).body())
        .contains("✓ Nothing stands", "Nothing was found.", "by every policy.");
  }

  @Test
  void itGoesWithTheOldRecords() throws Exception {
    var link = keep(REVIEW);
    var month = Duration.ofDays(30);

    store.reviews(CLOCK).expire(NOON.plus(month), month);
    assertThat(get(link).statusCode()).isEqualTo(200);
    store.reviews(CLOCK).expire(NOON.plus(month).plusSeconds(1), month);
    assertThat(get(link).statusCode()).isEqualTo(404);
  }

  @Test
  void withoutAPublicAddressThereIsNoLink() {
    assertThat(pages().artifacts(null).keep(REVIEW)).isEmpty();
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    var kept = new KeptReview(NOON, "0.1.0", REVIEW);

    assertThat(KeptReview.of(kept.json())).isEqualTo(kept);
    assertThat(KeptReview.of(kept.json().replace("\"notes\":", "\"later\":1,\"notes\":")))
        .isEqualTo(kept);
  }

  @Test
  void gitHubsPagesAreBesideItsApi() {
    assertThat(Pages.forge(URI.create("https://api.github.com"))).isEqualTo("https://github.com/");
    assertThat(Pages.forge(URI.create("https://git.example/api/v3")))
        .isEqualTo("https://git.example/");
    assertThat(Pages.forge(URI.create("http://127.0.0.1:8080/api/v3/")))
        .isEqualTo("http://127.0.0.1:8080/");
  }

  private static void isHarmless(HttpResponse<String> page) {
    var expected =
        Map.of(
            "Content-Type", "text/html; charset=utf-8",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store");
    expected.forEach(
        (name, value) -> assertThat(page.headers().allValues(name)).containsExactly(value));
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none';")
        .doesNotContain("script");
  }

  private HttpResponse<String> get(String path) throws Exception {
    var uri = URI.create("http://127.0.0.1:" + door.port() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
