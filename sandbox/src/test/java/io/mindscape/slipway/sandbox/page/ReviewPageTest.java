package io.mindscape.slipway.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.helidon.webserver.WebServer;
import io.mindscape.slipway.bot.page.KeptReview;
import io.mindscape.slipway.bot.page.ReviewPage;
import io.mindscape.slipway.jobs.artifact.Artifact;
import io.mindscape.slipway.jobs.artifact.Artifact.Application;
import io.mindscape.slipway.jobs.artifact.Artifact.Cause;
import io.mindscape.slipway.jobs.artifact.Artifact.Change;
import io.mindscape.slipway.jobs.artifact.Artifact.ChangedObject;
import io.mindscape.slipway.jobs.artifact.Artifact.Environment;
import io.mindscape.slipway.jobs.artifact.Artifact.Excerpt;
import io.mindscape.slipway.jobs.artifact.Artifact.Result;
import io.mindscape.slipway.jobs.artifact.Artifact.Subject;
import io.mindscape.slipway.jobs.artifact.Artifact.Unchecked;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.change.ObjectChange;
import io.mindscape.slipway.policies.change.ObjectChange.FieldChange;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.finding.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of a review in a real browser, as a person reads it. */
class ReviewPageTest {

  private static final String KEY = "9c".repeat(32);
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
  void aServerWithAReview() {
    var json = new KeptReview(Instant.parse("2026-11-29T12:00:00Z"), "0.1.0", review()).json();
    server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .shutdownHook(false)
            .featuresDiscoverServices(false)
            .routing(
                it ->
                    it.register(
                        new ReviewPage(
                            (repository, number, head, key) ->
                                key.equals(KEY) ? Optional.of(json) : Optional.empty(),
                            "https://github.com/")))
            .build()
            .start();
    var path = ReviewPage.path(review().subject(), KEY);
    page = browser.open("http://127.0.0.1:" + server.port() + path);
  }

  @AfterEach
  void stops() {
    page.close();
    server.stop();
  }

  @Test
  void theHeadingsAreInOrderAndTheFirstIsTheVerdict() {
    var levels =
        page.locator("h1, h2, h3, h4, h5").all().stream()
            .map(one -> one.evaluate("e => e.tagName").toString().charAt(1) - '0')
            .toList();

    assertThat(levels).hasSizeGreaterThan(10);
    assertThat(levels.getFirst()).isEqualTo(1);
    assertThat(levels.subList(1, levels.size())).doesNotContain(1);
    IntStream.range(1, levels.size())
        .forEach(at -> assertThat(levels.get(at) - levels.get(at - 1)).isLessThanOrEqualTo(1));
    assertThat(page.locator("h1").innerText()).startsWith("✕ 2 errors");
  }

  @Test
  void aNarrowScreenNeedsNoScrollingSideways() {
    page.setViewportSize(320, 700);
    page.locator("details").all().forEach(one -> one.evaluate("e => e.open = true"));

    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
  }

  @Test
  void aFoldOpensByTheKeyboardAlone() {
    var fold = page.locator("summary").first();
    fold.focus();
    assertThat(page.locator("details[open]").count()).isZero();

    page.keyboard().press("Enter");

    assertThat(page.locator("details[open] ins").first().innerText()).isEqualTo("+ 5");
    assertThat(page.locator("details[open] del").first().innerText()).isEqualTo("− 3");
  }

  @Test
  void theLinksAtItsTopLeadToItsSections() {
    for (var link : page.locator("nav a").all()) {
      var target = link.getAttribute("href");
      assertThat(page.locator(target).count()).as(target).isEqualTo(1);
    }
  }

  @Test
  void wordsCanBeToldFromTheirGroundInTheLightAndInTheDark() throws Exception {
    page.locator("details").all().forEach(one -> one.evaluate("e => e.open = true"));
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (var what : List.of("body", "h1", ".faint", "ins", "del", "a", ".excerpt")) {
        assertThat(Browser.contrast(page, what))
            .as("%s of %s", what, scheme)
            .isGreaterThanOrEqualTo(4.5);
      }
      Browser.keep(page, "review-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
    }
  }

  private static Artifact review() {
    return new Artifact(
        new Subject(
            RepoName.parse("mindscape/platform"),
            7,
            new CommitId("3f9c2d1a".repeat(5)),
            new CommitId("a81e0044".repeat(5))),
        new Result("2 errors stand between this and the merge", false, 2, 0, 214),
        List.of(
            new Environment("staging", List.of(application("mindscape-api"))),
            new Environment("production", List.of(application("mindscape-api")))),
        List.of(cause()),
        new Unchecked(
            List.of(new ResourceRef("external-secrets.io/v1", "ExternalSecret", "", "api-keys")),
            List.of()),
        List.of("This changes `slipway.yaml`: it was judged by the one on `main`."));
  }

  private static Application application(String name) {
    var objects =
        IntStream.range(0, 7)
            .mapToObj(
                i ->
                    new ChangedObject(
                        Change.CHANGED,
                        new ResourceRef("apps/v1", "Deployment", "mindscape", name + i),
                        null,
                        List.of(),
                        List.of(
                            new FieldChange("spec.replicas", "3", "5"),
                            new FieldChange(
                                "spec.template.spec.containers[api].env[ADDRESS].value",
                                null,
                                "https://" + "a".repeat(90) + ".example"),
                            new FieldChange(
                                "data.token", ObjectChange.HIDDEN, ObjectChange.HIDDEN))))
            .toList();
    return new Application(name, 1, 0, List.of("restarts 3 pods of mindscape-api"), objects, 12);
  }

  private static Cause cause() {
    return new Cause(
        "policy/pinned-images",
        Severity.ERROR,
        "The image mindscape/api:latest is not pinned: what it names can change.",
        false,
        List.of(new Place("environments/production/mindscape-api/values.yaml", 20, 9)),
        List.of("staging", "production"),
        new Excerpt(19, 20, List.of("image:", "  tag: latest", "  pullPolicy: Always")),
        null);
  }
}
